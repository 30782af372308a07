//! Decks taken away as slides: what stands on them, what does not, and that they can be read back.

use super::run::{Home, Run};
use std::fs;

/// A home with a deck, in the notes of which stand words that nobody else may read.
fn kept() -> Home {
    let home = Home::new();
    home.small(&["deck", "new", "talk", "ve#p-002", "compare:ve+us/4", "us/4b", "--title", "A # <talk>"]).ends(0);
    let note = "zebra\n\n```\n# crossing\n---";
    home.small(&["deck", "add", "talk", "grid:", "--note", note, "--minutes", "37"]).ends(0);
    home
}

fn slides(home: &Home, format: &str, more: &[&str]) -> String {
    home.small(&[&["deck", "export", "talk", "--format", format], more].concat()).ends(0).out
}

/// A file that was exported, in a home.
fn file(home: &Home, name: &str, text: &str) -> String {
    fs::write(home.path(name), text).unwrap();
    home.path(name).to_str().unwrap().to_owned()
}

fn import(home: &Home, file: &str) -> [usize; 3] {
    let report = home.small(&["deck", "import", file, "--json"]).ends(0).json();
    ["new", "different", "same"].map(|group| report[group].as_array().unwrap().len())
}

#[test]
fn slides_are_one_page_that_runs_nothing_and_leads_from_each_to_the_next() {
    let page = slides(&kept(), "html", &[]);
    let count = page.matches("<section class=\"slide ").count();
    for part in [
        "<h1 class=\"name\" id=\"title-1\">A # &lt;talk&gt;</h1>",
        "Content-Security-Policy",
        "href=\"#slide-2\"",
        &format!("<span id=\"place-{count}\">{count} / {count}</span>"),
        "<b>United States</b>, 2016",
        "<li id=\"s1\">",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(count > 4 && !page.contains("<script") && !page.contains(&format!("#slide-{}\"", count + 1)), "{page}");
    let spanish = slides(&kept(), "html", &["--lang", "es"]);
    assert!(spanish.contains("<html lang=\"es\">") && spanish.contains("Contenido"), "{spanish}");
}

#[test]
fn what_is_for_the_speaker_alone_leaves_only_where_it_is_asked_for() {
    let home = kept();
    for (format, more) in [("html", &[][..]), ("html", &["--handout"]), ("md", &[])] {
        let page = slides(&home, format, more);
        for secret in ["zebra", "crossing", "37 min", "minutes"] {
            assert!(!page.contains(secret), "{secret} is in {page}");
        }
        let page = slides(&home, format, &[more, &["--with-notes"]].concat());
        for part in ["zebra", "crossing", "37 min", "Speaker’s note"] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
    }
    // What is for programs is all of it.
    for format in ["json", "toml"] {
        let data = slides(&home, format, &[]);
        assert!(data.contains("zebra") && data.contains("37"), "{data}");
    }
}

#[test]
fn slides_in_markdown_stand_between_rules_and_are_read_back() {
    let (mine, other) = (kept(), Home::new());
    let text = slides(&mine, "md", &[]);
    assert!(text.starts_with("# A \\# \\<talk\\>\n"), "{text}");
    assert!(text.contains("\n\n---\n\n## ") && text.contains("- **United States**, 2016 · "), "{text}");
    assert!(text.contains("\n## Sources\n\n1. ") && text.contains("\n```toml cotejo\nschema = 1\n"), "{text}");
    assert_eq!(import(&other, &file(&other, "talk.md", &text)), [1, 0, 0]);
    let items = other.small(&["deck", "show", "talk", "--json"]).ends(0).json()["items"].clone();
    assert_eq!((items.as_array().unwrap().len(), &items[3]["note"], &items[3]["minutes"]), (4, &"".into(), &().into()));
    // Whoever made it loses no note by taking it in again.
    let before = mine.small(&["deck", "show", "talk", "--json"]).ends(0).out;
    import(&mine, &file(&mine, "talk.md", &text));
    assert_eq!(mine.small(&["deck", "show", "talk", "--json"]).ends(0).out, before);
}

#[test]
fn a_search_in_a_deck_is_made_and_what_cannot_be_made_is_said() {
    let home = Home::new();
    home.small(&["deck", "new", "talk", "search:shelter"]).ends(0);
    let page = slides(&home, "html", &[]);
    let found = home.small(&["search", "shelter", "--json"]).ends(0).json();
    assert!(page.contains(&format!("{} passages in", found["total"])), "{page}");
    let place = found["hits"][0]["place"].as_str().unwrap().split_once('#').unwrap().1;
    assert!(page.contains(&format!("#{place}</code>")), "{page}");
    let data = file(
        &home,
        "bad.toml",
        "[[deck]]\nname = \"bad\"\n[[deck.item]]\nid = \"i-1\"\nplace = \"search:country:xx\"\n",
    );
    import(&home, &data);
    let run = home.small(&["deck", "export", "bad", "--format", "md"]);
    assert!(run.code == Some(0) && run.err.contains("search:country:xx") && run.err.lines().count() == 1, "{run:?}");
    assert!(run.out.contains("anew each time"), "{}", run.out);
}

#[test]
fn what_vanished_and_a_deck_of_nothing_say_so() {
    let home = Home::new();
    let gone = "[[deck]]\nname = \"talk\"\n[[deck.item]]\nid = \"i-1\"\nplace = \"ve/protection/assistance#p-404\"\n\
                quote = \"Nobody says this.\"\n";
    import(&home, &file(&home, "gone.toml", gone));
    for format in ["html", "md"] {
        let page = slides(&home, format, &[]);
        assert!(page.contains("This is not in this library any more."), "{page}");
    }
    home.small(&["deck", "new", "empty"]).ends(0);
    for format in ["html", "md"] {
        let Run { out, err, code } = home.small(&["deck", "export", "empty", "--format", format]);
        assert_eq!((code, err.as_str()), (Some(0), "cotejo: nothing is in empty yet\n"));
        assert!(out.contains("Nothing is in this deck yet."), "{out}");
    }
}

#[test]
fn a_handout_is_a_page_and_nothing_else() {
    let home = kept();
    assert!(slides(&home, "html", &["--handout"]).contains("id=\"handout\" autocomplete=\"off\" checked>"));
    assert!(!slides(&home, "html", &[]).contains(" checked>"));
    for format in ["md", "json", "toml"] {
        home.small(&["deck", "export", "talk", "--format", format, "--handout"]).fails(2, &["--handout", "html"]);
    }
}
