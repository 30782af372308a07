//! What is passed on is read back without loss, in every form, and what is broken costs only itself.

use super::*;
use crate::export::Program;
use crate::model::{Lang, Library, sample};
use crate::notebook::sample as kept;
use proptest::prelude::*;

const FORMS: [SharedForm; 3] = [SharedForm::Markdown, SharedForm::Json, SharedForm::Toml];

fn library() -> Library {
    sample::library(vec![sample::report("ve", "ve", &[("p-014", "protection/assistance", "2006", "A shelter.", "")])])
}

fn written(notebook: &Notebook, form: SharedForm) -> String {
    let (library, words) = (library(), Words::new(Lang::En));
    Scribe { library: &library, words: &words }.share(notebook, form).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn every_form_is_read_back_as_it_was(all in kept::notebook()) {
        for form in FORMS {
            let text = written(&all, form);
            let read = read_shared(&text, form);
            prop_assert_eq!(&read.unread, &Vec::new(), "{:?}\n{}", form, text);
            prop_assert_eq!(&read.notebook, &all, "{:?}\n{}", form, text);
            prop_assert_eq!(SharedForm::of(None, &text), form, "{}", text);
            // As an editor on another system leaves it.
            let read = read_shared(&format!("\u{feff}{}", text.replace('\n', "\r\n")), form);
            prop_assert_eq!(&read.notebook, &all, "{:?} with CRLF\n{}", form, text);
        }
    }

    #[test]
    fn slides_in_markdown_hold_their_deck(all in kept::notebook()) {
        let (library, words) = (library(), Words::new(Lang::En));
        let scribe = Scribe { library: &library, words: &words };
        for deck in &all.decks {
            let text = scribe.slides_markdown(&Program::of_deck(deck), Some(deck), true);
            let alone = Notebook { bookmarks: Vec::new(), decks: vec![deck.clone()] };
            for text in [text.clone(), text.replace('\n', "\r\n")] {
                let read = read_shared(&text, SharedForm::of(None, &text));
                prop_assert_eq!(&read.unread, &Vec::new(), "{}", text);
                prop_assert_eq!(&read.notebook, &alone, "{}", text);
            }
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in "[\\[\\]{}\"`#> a-z=\n:\\-]{0,80}") {
        for form in FORMS {
            prop_assert!(read_shared(&text, form).notebook.decks.len() < 80);
        }
    }
}

#[track_caller]
fn check(text: &str, form: SharedForm, ids: &[&str], unread: &[(usize, Flaw)]) {
    let read = read_shared(text, form);
    let bookmarks = read.notebook.bookmarks.iter().map(|bookmark| bookmark.id.to_string());
    let decks = read.notebook.decks.iter().map(|deck| deck.name.to_string());
    assert_eq!(bookmarks.chain(decks).collect::<Vec<_>>(), ids, "{text}");
    let found: Vec<(usize, Flaw)> = read.unread.into_iter().map(|unread| (unread.line, unread.flaw)).collect();
    let kinds = |all: &[(usize, Flaw)]| {
        let kind = |(line, flaw): &(usize, Flaw)| match flaw {
            Flaw::Syntax(_) => (*line, Flaw::Syntax(Shown::ours("…"))),
            flaw => (*line, flaw.clone()),
        };
        all.iter().map(kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&found), kinds(unread), "{text}");
}

fn syntax() -> Flaw {
    Flaw::Syntax(Shown::ours("…"))
}

#[test]
fn a_broken_entry_of_toml_is_named_with_its_line_and_the_others_are_read() {
    let toml = SharedForm::Toml;
    check(
        "[[bookmark]]\nid = \"b-1\"\nplace = \"ve\"\n[[bookmark]]\nid = \"b-2\"\n",
        toml,
        &["b-1"],
        &[(4, Flaw::Missing("place"))],
    );
    check(
        "schema = 1\n[[bookmark]]\nid = \"b-1\"\nplace = ve\n\n[[bookmark]]\nid = \"b-2\"\nplace = \"cu\"\nnote = 3\n[[bookmark]]\n\
         id = \"b-3\"\nplace = \"cu\"\n",
        toml,
        &["b-3"],
        &[(4, syntax()), (6, Flaw::Bad("note"))],
    );
    check(
        "[[deck]]\nname = \"talk\"\n[[deck.item]]\nid = \"i-1\"\nplace = \"ve\"\n[[deck.item]]\nid = \"i-2\"\nplace = \"nowhere:x\"\n",
        toml,
        &["talk"],
        &[(6, Flaw::NoAddress(Shown::ours("nowhere:x")))],
    );
    check("schema = 9\n[[bookmark]]\nid = \"b-1\"\nplace = \"ve\"\n", toml, &[], &[(1, Flaw::Future(9))]);
    let deep = format!("a = {}", "[".repeat(100_000));
    check(&deep, toml, &[], &[(1, Flaw::TooDeep)]);
    let note = "x".repeat(crate::notebook::LARGEST_NOTE + 1);
    check(
        &format!("[[bookmark]]\nid = \"b-1\"\nplace = \"ve\"\nnote = \"{note}\"\n"),
        toml,
        &[],
        &[(1, Flaw::NoteTooBig)],
    );
}

#[test]
fn a_broken_entry_of_json_is_named_with_its_line_and_the_others_are_read() {
    let json = SharedForm::Json;
    let good = "{\"id\": \"b-1\", \"place\": \"ve\", \"standing\": \"here\"}";
    check(
        &format!("[\n{good},\n{{\"id\": \"b-2\"}},\n7]"),
        json,
        &["b-1"],
        &[(3, Flaw::Missing("place")), (4, Flaw::Missing("id"))],
    );
    check(
        &format!(
            "{{\"schema\": 1,\n\"bookmarks\": [{good}],\n\"decks\": [{{\"name\": \"talk\",\n\"items\": [\n{{}}]}}]}}"
        ),
        json,
        &["b-1", "talk"],
        &[(5, Flaw::Missing("id"))],
    );
    check("{\"name\": \"talk\", \"title\": \"Talk\", \"items\": []}", json, &["talk"], &[]);
    check("[{\"name\": \"talk\", \"items\": 3}]", json, &[], &[(1, Flaw::Bad("items"))]);
    check("{\n\"bookmarks\": [\n", json, &[], &[(3, syntax())]);
    check("{\"schema\": 2, \"bookmarks\": []}", json, &[], &[(1, Flaw::Future(2))]);
    check(&"[".repeat(100_000), json, &[], &[(1, syntax())]);
}

#[test]
fn a_broken_entry_of_markdown_is_named_with_its_line_and_the_others_are_read() {
    let markdown = SharedForm::Markdown;
    let one = |id: &str| {
        format!(
            "## Any heading\n\nSee [there](cotejo:ve) and [not there](https://example.org).\n\n```toml\n{id}\n```\n"
        )
    };
    let text = format!("Words of my own.\n\n# My list\n\n{}\n{}\n{}", one("id = \"b-1\""), one("id = b-2"), one(""));
    check(&text, markdown, &["b-1"], &[(18, syntax()), (21, Flaw::Missing("id"))]);
    check("# No list\n\nOf anything, [a link](https://example.org).\n", markdown, &[], &[]);
    check(
        "## a\n\n[x](cotejo:nowhere:x)\n\n```toml\nid = \"b-1\"\n```\n",
        markdown,
        &[],
        &[(1, Flaw::NoAddress(Shown::ours("cotejo:nowhere:x")))],
    );
    let hostile = "> ".repeat(50_000) + &"[".repeat(50_000) + &"*a ".repeat(20_000);
    check(&hostile, markdown, &[], &[]);
}

#[test]
fn a_block_that_holds_all_is_read_from_any_markdown_and_named_by_its_lines() {
    let text = "# Slides\n\n---\n\n## A slide\n\n- said\n\n## Data\n\n```toml cotejo\nschema = 1\n\n[[bookmark]]\nid = \"b-1\"\n\
                place = \"ve\"\n\n[[bookmark]]\nid = \"b-2\"\n```\n";
    check(text, SharedForm::Markdown, &["b-1"], &[(18, Flaw::Missing("place"))]);
    check(&text.replace("id = \"b-2\"", "id = b-2"), SharedForm::Markdown, &["b-1"], &[(19, syntax())]);
}

#[test]
fn markdown_says_what_a_passage_says_and_who_says_it() {
    let mut all = read_shared(
        "[[bookmark]]\nid = \"b-1\"\nplace = \"ve/protection/assistance#p-014\"\nnote = \"my own\\nwords\"\nlabels = [\"talk\"]\n\
         quote = \"A shelter.\"\n",
        SharedForm::Toml,
    );
    assert_eq!(all.unread, []);
    let text = written(&all.notebook, SharedForm::Markdown);
    for part in [
        "](cotejo:ve/protection/assistance#p-014)",
        "> A shelter.\n>\n> \u{2014} ",
        "2006",
        "```text\nmy own\nwords\n```",
        "labels = [\"talk\"]",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
    all.notebook.bookmarks.clear();
    assert!(written(&all.notebook, SharedForm::Markdown).starts_with("# "));
}
