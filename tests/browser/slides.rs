//! Slides that are taken away, in a real browser and on paper: one to a page, or three with lines to write on.
//!
//! Must not: hold a deck of the reader's; every home is made for the test.

use super::*;

/// Short slides: each a passage of its own.
const SHORT: [&str; 5] = ["ve#p-092", "us#p-023", "ve#p-196", "us#p-090", "ve#p-088"];
/// Slides of every kind, some of them longer than a page.
const LONG: [&str; 9] = [
    "ve/4b",
    "compare:ve+us/4",
    "compare:mx+co+es+br/protection/assistance",
    "compare:ve+us+mx/4b",
    "figures:ve+mx/prosecution",
    "penalties:trafficking/ve+us",
    "timeline:ve/protection",
    "promises:ve",
    "search:shelter",
];

fn cotejo(home: &Path, args: &[&str]) {
    let run = Command::new(env!("CARGO_BIN_EXE_cotejo")).args(args).env_clear().env("HOME", home).output().unwrap();
    assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
}

fn export(home: &Path, name: &str, more: &[&str]) -> PathBuf {
    let file = home.join("slides.html");
    let args = ["deck", "export", name, "--format", "html", "--force", "-o", file.to_str().unwrap()];
    cotejo(home, &[&args[..], more].concat());
    file
}

/// What stands on each page.
fn pages(text: &str) -> Vec<String> {
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}

/// What is said on the slides, and their titles.
fn texts(browser: &Browser, which: &str) -> Vec<String> {
    let texts = browser.run(&format!("return [...document.querySelectorAll('{which}')].map(one => one.textContent)"));
    texts.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// On a screen: it loads and runs nothing, can be read by everybody, and keeps to the width that there is.
fn on_screen(browser: &Browser, axe: &str, file: &Path, what: &str) {
    browser.scheme("light");
    browser.log("performance");
    browser.open(file);
    assert_eq!(browser.log("browser"), Vec::<Value>::new(), "{what}: the console is silent");
    assert_eq!(browser.requests(), BTreeSet::from([format!("file://{}", file.display())]), "{what}");
    let style = browser.run("return getComputedStyle(document.querySelector('.sources ol')).listStyleType");
    assert_eq!(style, "none", "{what}: the policy keeps the page's own style out");
    let levels = browser.run("return [...document.querySelectorAll('h1,h2,h3,h4')].map(head => +head.tagName[1])");
    let levels: Vec<i64> = levels.as_array().unwrap().iter().map(|level| level.as_i64().unwrap()).collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{what}: a heading skips a level: {levels:?}");
    let dead = "return [...document.querySelectorAll('a[href^=\"#\"]')].map(one => one.getAttribute('href').slice(1))
        .filter(id => !document.getElementById(id))";
    assert_eq!(browser.run(dead), json!([]), "{what}: links that lead nowhere");
    for scheme in ["light", "dark"] {
        browser.scheme(scheme);
        let found = browser.violations(axe);
        assert!(found.is_empty(), "{what}, {scheme}: {found:#?}");
    }
    let cdp = |cmd: &str, params: Value| browser.post("goog/cdp/execute", &json!({"cmd": cmd, "params": params}));
    for width in [320, 390, 800] {
        let screen = json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false});
        cdp("Emulation.setDeviceMetricsOverride", screen);
        let wide = "const most = document.documentElement.clientWidth, page = document.documentElement.scrollWidth;
            return page > most ? [page, most] : null";
        assert_eq!(browser.run(wide), Value::Null, "{what}: {width} wide");
    }
    cdp("Emulation.clearDeviceMetricsOverride", json!({}));
}

/// On paper nothing is cut, and nothing is over the side.
fn on_paper(browser: &Browser, what: &str) {
    let (said, titles) = (texts(browser, ".slide .text, .slide .gap, .slide .value"), texts(browser, ".name"));
    assert!(!said.is_empty());
    for paper in [A4, LETTER] {
        assert_eq!(browser.too_wide(paper), json!([]), "{what}: reaches over the side of {paper:?}");
        let (text, _) = browser.print(paper);
        let all = run_together(&text);
        for text in said.iter().chain(&titles) {
            let start: String = run_together(text).chars().take(20).collect();
            assert!(all.contains(&start), "{what}: {text} is not on {paper:?}");
        }
        let count = titles.len();
        for number in 1..=count {
            assert!(text.contains(&format!("{number} / {count}")), "{what}: no slide {number} on {paper:?}");
        }
    }
}

/// Of each page which slides begin on it, as far as there are slides.
fn begins(text: &str, count: usize) -> Vec<Vec<usize>> {
    let begins = |page: &String| {
        let number =
            |line: &str| line.strip_suffix(&format!("{count}"))?.strip_suffix(" / ")?.rsplit(' ').next()?.parse().ok();
        page.lines().filter_map(|line| number(line.trim())).collect::<Vec<usize>>()
    };
    pages(text).iter().map(begins).filter(|all| !all.is_empty()).collect()
}

#[test]
fn slides_stand_one_to_a_page_and_a_handout_has_three() {
    let Some(axe) = axe() else { return };
    let home = TempDir::new().unwrap();
    let home = home.path();
    cotejo(home, &[&["deck", "new", "short", "--title", "Shelters, and who says so"][..], &SHORT].concat());
    cotejo(home, &[&["deck", "new", "long"][..], &LONG].concat());
    cotejo(home, &["deck", "add", "long", "us/4b", "--note", "zebra\ncrossing", "--minutes", "5"]);
    let browser = Browser::start();
    for (lang, name, more) in [
        ("en", "short", &[][..]),
        ("en", "long", &["--with-notes"]),
        ("es", "long", &["--handout"]),
        ("es", "short", &[]),
    ] {
        let what = format!("{name} {more:?} in {lang}");
        let file = export(home, name, &[&["--lang", lang], more].concat());
        on_screen(&browser, &axe, &file, &what);
        on_paper(&browser, &what);
    }
    for paper in [A4, LETTER] {
        browser.open(&export(home, "short", &[]));
        let titles = texts(&browser, ".name");
        let one = (1..=titles.len()).map(|number| vec![number]).collect::<Vec<_>>();
        let (text, _) = browser.print(paper);
        assert_eq!(begins(&text, titles.len()), one, "{text}");
        for (page, title) in pages(&text).iter().zip(&titles) {
            let top: String = page.lines().take(5).map(run_together).collect();
            assert!(top.contains(&run_together(title)), "{title} is not at the top of {page}");
        }
        // Whoever has the page makes a handout of it without any option.
        let three = vec![vec![1, 2, 3], vec![4, 5, 6]];
        browser.run("document.querySelector('label').click()");
        assert_eq!(begins(&browser.print(paper).0, titles.len()), three);
        browser.open(&export(home, "short", &["--handout"]));
        assert_eq!(begins(&browser.print(paper).0, titles.len()), three);
        let cdp = |params: Value| {
            browser.post("goog/cdp/execute", &json!({"cmd": "Emulation.setEmulatedMedia", "params": params}))
        };
        cdp(json!({"media": "print"}));
        let lines = "return [...document.querySelectorAll('.slide')].map(slide => {
            const box = slide.getBoundingClientRect(), lines = [...slide.querySelectorAll('.lines i')];
            return lines.filter(line => { const own = line.getBoundingClientRect();
                return own.width > 150 && own.bottom <= box.bottom && parseFloat(getComputedStyle(line).borderBottomWidth) > 0;
            }).length; })";
        let lines = browser.run(lines);
        assert!(lines.as_array().unwrap().iter().all(|count| count.as_u64().unwrap() >= 8), "{lines}");
        cdp(json!({"media": ""}));
    }
}
