//! x
fn main() -> std::process::ExitCode {
    let env = |n: &str| std::env::var_os(n);
    let paths = cotejo::store::Paths::from_environment(&env);
    let (settings, faults) = cotejo::store::Settings::read(&paths, None);
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut folders = vec![]; let mut place=None; let mut bundled=true; let mut lang=cotejo::model::Lang::En; let mut i=0;
    while i<args.len() { match args[i].as_str() { "--library" => { i+=1; folders.push(args[i].clone().into()); } "--no-bundled" => bundled=false, "--es" => lang=cotejo::model::Lang::Es, p => place=p.parse().ok() } i+=1; }
    cotejo::reader::open(cotejo::reader::Opening{ shelf: cotejo::store::Shelf{bundled, folders}, lang, settings, faults: faults.len(), paths, place, no_colour: env("NO_COLOR").is_some() }).unwrap()
}
