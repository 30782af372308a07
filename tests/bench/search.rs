//! Times the search engine.

fn main() {
    use cotejo::model::Lang;
    use cotejo::search::{Ask, Index, Query};
    use cotejo::store::{Shelf, load};
    use std::time::Instant;
    let folder = std::env::args().nth(1);
    let shelf = Shelf { bundled: folder.is_none(), folders: folder.into_iter().map(Into::into).collect() };
    let at = Instant::now();
    let library = load(&shelf);
    println!("load {:?}", at.elapsed());
    for _ in 0..3 {
        let at = Instant::now();
        let index = Index::default().extend(&library);
        println!("index {:?}", at.elapsed());
        drop(index);
    }
    let index = Index::default().extend(&library);
    for text in std::env::args().skip(2) {
        let query = Query::parse(&text).unwrap();
        let ask = Ask { query: &query, lang: Lang::En, limit: 1000, bookmarks: &[], stale: &|| false };
        let mut times = Vec::new();
        let mut total = 0;
        for _ in 0..20 {
            let at = Instant::now();
            total = index.search(&ask).unwrap().unwrap().total;
            times.push(at.elapsed());
        }
        times.sort();
        println!("{text:30} {total:6} {:?} {:?}", times[10], times[19]);
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    println!(
        "{}",
        status.lines().filter(|l| l.starts_with("VmHWM") || l.starts_with("VmRSS")).collect::<Vec<_>>().join(" ")
    );
}
