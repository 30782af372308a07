//! What is taken away as HTML, in a real browser: it renders, loads nothing, passes axe-core, and prints with every source
//! and within the sheet.
//!
//! Needs chromium, chromedriver and pdftotext, and axe-core (`npm install axe-core`) at `COTEJO_AXE`. Without them it says
//! so and passes, unless `COTEJO_BROWSER=required`, which `.ci/run` sets.
//!
//! Must not: reach the network. The browser's own traffic is switched off, and a page that asks for anything fails.

mod slides;

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A page to look at: what follows the program's name, and on how many sheets of A4 it must stand, where that is promised.
const PAGES: &[(&[&str], Option<usize>)] = &[
    (&["compare", "ve", "us", "--topic", "prosecution", "--layout", "table"], None),
    (&["compare", "ve", "us", "--topic", "prosecution", "--layout", "list"], None),
    (&["compare", "ve", "us", "--topic", "prosecution", "--layout", "briefing"], Some(2)),
    (&["compare", "mx", "co", "--topic", "legal-framework", "--layout", "briefing"], Some(2)),
    (&["compare", "es", "tt", "--topic", "cooperation", "--layout", "briefing"], Some(2)),
    (&["compare", "us", "mx", "es", "br", "--topic", "protection", "--layout", "briefing"], Some(2)),
    (&["compare", "ar", "bo", "br", "cl", "--topic", "protection", "--layout", "table"], None),
    (&["show", "cu/protection", "--layout", "table"], None),
    (&["show", "cu/protection", "--layout", "list"], None),
    (&["show", "cu", "--layout", "briefing"], Some(2)),
    (&["show", "cu", "--layout", "briefing", "--voice", "ngo"], Some(2)),
    (&["figures", "--topic", "prosecution", "--country", "ve", "--country", "us", "--country", "mx"], None),
    (&["penalties"], None),
    (&["grid"], None),
    (&["grid", "--topic", "prosecution"], None),
    (&["timeline", "ve", "--topic", "protection"], None),
    (&["timeline", "ve", "--promises"], None),
    (&["search", "Palermo", "--limit", "40"], None),
];

/// Centimetres.
const A4: (f64, f64) = (21.0, 29.7);
const LETTER: (f64, f64) = (21.59, 27.94);
/// What the style keeps free at the sides of a sheet, in centimetres.
const MARGIN: f64 = 1.3;
/// Pixels of CSS and points of a PDF in an inch, and centimetres.
const PIXELS: f64 = 96.0;
const POINTS: f64 = 72.0;
const INCH: f64 = 2.54;

/// Where axe-core is, if all that is needed is there; else what is not.
fn tools() -> Result<PathBuf, String> {
    for (tool, flag) in [("chromedriver", "--version"), ("pdftotext", "-v")] {
        let found = Command::new(tool).arg(flag).stdout(Stdio::null()).stderr(Stdio::null()).status();
        found.map_err(|error| format!("{tool}: {error}"))?;
    }
    let axe = std::env::var_os("COTEJO_AXE").ok_or("COTEJO_AXE does not say where axe.min.js is")?;
    let axe = PathBuf::from(axe);
    if axe.is_file() { Ok(axe) } else { Err(format!("{} is no file", axe.display())) }
}

/// What checks accessibility; where a tool is missing it is said, and no test fails that may be skipped.
fn axe() -> Option<String> {
    match tools() {
        Ok(axe) => Some(fs::read_to_string(axe).unwrap()),
        Err(missing) => {
            let required = std::env::var_os("COTEJO_BROWSER").is_some_and(|value| value == "required");
            assert!(!required, "the browser is required here: {missing}");
            // Past the test harness, which keeps to itself what a passing test prints.
            let _ = writeln!(std::io::stderr(), "browser test skipped: {missing}");
            None
        }
    }
}

/// A browser under test, and what drives it.
struct Browser {
    driver: Child,
    /// Address of the session.
    session: String,
    _profile: TempDir,
}

impl Browser {
    fn start() -> Self {
        let mut driver = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.find_map(|line| {
            let line = line.unwrap();
            let port = line.split_once("started successfully on port ")?.1;
            Some(port.trim_end_matches('.').to_owned())
        });
        // What else it says must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let address = format!("http://127.0.0.1:{}", port.unwrap());
        let profile = TempDir::new().unwrap();
        let data = format!("--user-data-dir={}", profile.path().display());
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-sync",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            &data,
        ];
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }}});
        let started = post(&format!("{address}/session"), &wanted);
        let session = format!("{address}/session/{}", started["sessionId"].as_str().unwrap());
        Self { driver, session, _profile: profile }
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        post(&format!("{}/{path}", self.session), body)
    }

    fn open(&self, file: &Path) {
        self.post("url", &json!({"url": format!("file://{}", file.display())}));
    }

    /// What a log has gained since it was asked for last.
    fn log(&self, kind: &str) -> Vec<Value> {
        self.post("se/log", &json!({"type": kind})).as_array().unwrap().clone()
    }

    /// The addresses that were asked for since this was asked last.
    fn requests(&self) -> BTreeSet<String> {
        let log = self.log("performance");
        let message = |entry: &Value| {
            serde_json::from_str::<Value>(entry["message"].as_str().unwrap()).unwrap()["message"].take()
        };
        let asked = log.iter().map(message).filter(|message| message["method"] == "Network.requestWillBeSent");
        asked.map(|message| message["params"]["request"]["url"].as_str().unwrap().to_owned()).collect()
    }

    fn run(&self, script: &str) -> Value {
        self.post("execute/sync", &json!({"script": script, "args": []}))
    }

    fn scheme(&self, scheme: &str) {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        let params = json!({"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}});
        self.post("goog/cdp/execute", &params);
    }

    /// What axe-core has against the page.
    fn violations(&self, axe: &str) -> Vec<String> {
        self.run(axe);
        let script = "const done = arguments[0]; axe.run().then(found => done(found.violations), error => done([{id: String(error), nodes: []}]));";
        let found = self.post("execute/async", &json!({"script": script, "args": []}));
        found.as_array().unwrap().iter().map(|one| format!("{}: {}", one["id"], one["nodes"])).collect()
    }

    /// What reaches over the side of a sheet, where the page is laid out as for paper. A printer would shrink the whole
    /// page for it, or cut it off.
    fn too_wide(&self, (width, height): (f64, f64)) -> Value {
        let wide =
            "return document.body.classList.contains('wide') || !!document.querySelector('#handout:not(:checked)')";
        let wide = self.run(wide) == true;
        let side = if wide { height } else { width };
        let pixels = ((side - 2.0 * MARGIN) / INCH * PIXELS).floor();
        let cdp = |cmd: &str, params: Value| self.post("goog/cdp/execute", &json!({"cmd": cmd, "params": params}));
        cdp("Emulation.setEmulatedMedia", json!({"media": "print"}));
        let sheet = json!({"width": pixels, "height": 1000, "deviceScaleFactor": 1, "mobile": false});
        cdp("Emulation.setDeviceMetricsOverride", sheet);
        let over = self.run(
            "const right = document.documentElement.clientWidth;
             const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), over = [];
             while (words.nextNode()) {
                 const range = document.createRange();
                 range.selectNodeContents(words.currentNode);
                 const cell = words.currentNode.parentElement.closest('th, td');
                 const most = Math.min(right, cell ? cell.getBoundingClientRect().right : right);
                 for (const box of range.getClientRects())
                     if (box.right > most + 1 || box.left < -1) over.push([words.currentNode.data, box.right, most]);
             }
             return over;",
        );
        cdp("Emulation.clearDeviceMetricsOverride", json!({}));
        cdp("Emulation.setEmulatedMedia", json!({"media": ""}));
        over
    }

    /// The page on paper, as its text and the number of its sheets.
    fn print(&self, (width, height): (f64, f64)) -> (String, usize) {
        let page = json!({"page": {"width": width, "height": height}, "background": false});
        let pdf = BASE64_STANDARD.decode(self.post("print", &page).as_str().unwrap()).unwrap();
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("page.pdf");
        fs::write(&file, pdf).unwrap();
        inside(&file);
        let read = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().unwrap();
        let text = String::from_utf8(read.stdout).unwrap();
        let sheets = text.matches('\u{c}').count();
        (text, sheets)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = ureq::delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Whether every word of a PDF stands within the margins of its sheet.
#[track_caller]
fn inside(file: &Path) {
    let read = Command::new("pdftotext").arg("-bbox").arg(file).arg("-").output().unwrap();
    let read = String::from_utf8(read.stdout).unwrap();
    let number = |line: &str, name: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    let margin = MARGIN / INCH * POINTS - 1.0;
    let (mut width, mut words) = (0.0, 0);
    for line in read.lines().map(str::trim) {
        if line.starts_with("<page ") {
            width = number(line, "width");
        } else if line.starts_with("<word ") {
            words += 1;
            assert!(number(line, "xMin") >= margin && number(line, "xMax") <= width - margin, "{width}: {line}");
        }
    }
    assert!(words > 0);
}

#[track_caller]
fn post(address: &str, body: &Value) -> Value {
    let mut answer = ureq::post(address).config().http_status_as_error(false).build().send_json(body).unwrap();
    let mut answer: Value = answer.body_mut().with_config().limit(1 << 28).read_json().unwrap();
    let value = answer["value"].take();
    assert!(value.get("error").is_none(), "{address}: {value}");
    value
}

fn write(folder: &Path, (args, lang): (&[&str], &str)) -> PathBuf {
    let file = folder.join("page.html");
    let more = ["--lang", lang, "--format", "html", "--force", "-o", file.to_str().unwrap()];
    let mut command = Command::new(env!("CARGO_BIN_EXE_cotejo"));
    let run = command.args(args).args(more).env_clear().env("HOME", folder).output().unwrap();
    assert!(run.status.success(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
    file
}

/// Without spaces and hyphens, which a printed page breaks lines at.
fn run_together(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn check(browser: &Browser, axe: &str, (args, lang, sheets): (&[&str], &str, Option<usize>), file: &Path) {
    let what = format!("{args:?} in {lang}");
    browser.scheme("light");
    browser.log("performance");
    browser.open(file);
    assert_eq!(browser.run("return document.documentElement.lang"), lang, "{what}");
    let title = browser.run("return document.title");
    assert!(
        !title.as_str().unwrap().is_empty() && browser.run("return document.querySelector('h1').innerText") == title
    );
    let levels = browser.run("return [...document.querySelectorAll('h1,h2,h3,h4')].map(head => +head.tagName[1])");
    let levels: Vec<i64> = levels.as_array().unwrap().iter().map(|level| level.as_i64().unwrap()).collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{what}: a heading skips a level: {levels:?}");
    let rows = browser.run("return document.querySelectorAll('main tbody tr, .items li').length").as_i64().unwrap();
    assert!(rows >= 5, "{what}: {rows}");
    // The style is let in by its hash, or nothing of it holds.
    let style = browser.run("return getComputedStyle(document.querySelector('.sources ol')).listStyleType");
    assert_eq!(style, "none", "{what}: the policy keeps the page's own style out");
    assert_eq!(browser.log("browser"), Vec::<Value>::new(), "{what}: the console is silent");
    let asked = browser.requests();
    assert_eq!(asked, BTreeSet::from([format!("file://{}", file.display())]), "{what}: only the page is read");
    for scheme in ["light", "dark"] {
        browser.scheme(scheme);
        let found = browser.violations(axe);
        assert!(found.is_empty(), "{what}, {scheme}: {found:#?}");
    }
    // On a phone the page stays as wide as the screen, and what scrolls in it is wide enough to be read.
    let cdp = |cmd: &str, params: Value| browser.post("goog/cdp/execute", &json!({"cmd": cmd, "params": params}));
    let phone = json!({"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": false});
    cdp("Emulation.setDeviceMetricsOverride", phone);
    let narrow = "const most = document.documentElement.clientWidth, page = document.documentElement.scrollWidth;
        const cells = [...document.querySelectorAll('td')].map(cell => cell.getBoundingClientRect().width);
        return page > most || Math.min(...cells) < 80 ? [page, most, Math.min(...cells)] : null";
    assert_eq!(browser.run(narrow), Value::Null, "{what}: on a phone");
    cdp("Emulation.clearDeviceMetricsOverride", json!({}));
    let sources = browser
        .run("return [...document.querySelectorAll('.sources li')].map(one => one.querySelector('cite').innerText)");
    let sources: Vec<&str> = sources.as_array().unwrap().iter().map(|title| title.as_str().unwrap()).collect();
    assert!(!sources.is_empty());
    for paper in [A4, LETTER] {
        assert_eq!(browser.too_wide(paper), json!([]), "{what}: reaches over the side of {paper:?}");
        let (text, count) = browser.print(paper);
        assert!(sheets.is_none_or(|sheets| sheets == count), "{what}: {count} sheets of {paper:?}");
        let all = run_together(&text);
        for (at, title) in sources.iter().enumerate() {
            assert!(text.contains(&format!("[{}]", at + 1)), "{what}: no source {} on paper", at + 1);
            let start: String = run_together(title).chars().take(16).collect();
            assert!(all.contains(&start), "{what}: {title} is not on paper");
        }
    }
}

#[test]
fn a_page_that_is_taken_away_stands_in_a_real_browser_and_on_paper() {
    let Some(axe) = axe() else { return };
    let folder = TempDir::new().unwrap();
    let browser = Browser::start();
    for (args, sheets) in PAGES {
        for lang in ["en", "es"] {
            let file = write(folder.path(), (args, lang));
            check(&browser, &axe, (args, lang, *sheets), &file);
        }
    }
    // What reaches over the side would be seen, on the sheet and in a cell.
    for (what, far) in [("header p", "marginLeft"), ("td", "paddingLeft")] {
        browser.open(&write(folder.path(), (&["grid"], "en")));
        browser.run(&format!("document.querySelector('{what}').style.{far} = '60cm'"));
        assert_ne!(browser.too_wide(A4), json!([]), "{what}");
    }
}
