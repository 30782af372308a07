//! Pages of slides: every value escaped, nothing let in, nothing private on them.

use super::*;
use crate::export::document::Reference;
use crate::model::{Lang, Place, sample};
use crate::words::Words;
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// A slide of every kind of thing, with a text wherever one can stand.
fn hostile(text: &str) -> String {
    let own = || text.to_owned();
    let place = || Place::parse_canonical("ve/protection/assistance#p-1").unwrap();
    let sources = vec![(1, own())];
    let said = Said {
        place: place(),
        about: Some(own()),
        speaker: own(),
        period: own(),
        modality: own(),
        marks: vec![own()],
        text: own(),
        foreign: Some(own()),
        sources: sources.clone(),
    };
    let bar = Bar {
        place: place(),
        country: own(),
        period: own(),
        value: own(),
        reach: Some(437),
        speaker: own(),
        minds: vec![own()],
        sources,
    };
    let items = vec![
        SlideItem::Head(own()),
        SlideItem::Said(Box::new(said)),
        SlideItem::Bar(Box::new(bar)),
        SlideItem::Text(own()),
        SlideItem::Gap(own() + " [1]"),
    ];
    let column = SlideColumn { head: own(), tells_voice: true, items };
    let slide = Slide { over: own(), title: own(), about: vec![own()], columns: vec![column; 2], ..Slide::default() };
    let reference = Reference {
        number: 1,
        country: own(),
        text: format!("{text} {text} {text}"),
        title: own(),
        foreign: Some(own()),
        url: Some(own()),
    };
    let show =
        Show { title: own(), slides: vec![slide.clone(), slide], references: vec![reference], method: vec![own()] };
    let spoken = vec![vec![Spoken { head: own(), lines: vec![own()] }]; 2];
    let (library, words) = (sample::library(Vec::new()), Words::new(Lang::En));
    let page = Scribe { library: &library, words: &words }.page_of((&show, &spoken), Paper::Slides);
    page.unwrap()
}

/// What stands between angle brackets, in order.
fn tags(page: &str) -> Vec<&str> {
    page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)).collect()
}

#[test]
fn no_value_becomes_markup_wherever_it_stands() {
    let plain = hostile("plain");
    assert!(plain.contains("plain") && plain.ends_with("</html>"), "{plain}");
    for text in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'><svg/onload=x>",
        "</style><b>",
        "{{ lang }}",
    ] {
        assert_eq!(tags(&hostile(text)), tags(&plain), "{text}");
    }
    for address in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org"] {
        assert!(!hostile(address).contains("rel=\"noreferrer\""), "{address} is no link");
    }
    assert!(
        hostile("https://example.org/a?b&d").contains("<a href=\"https://example.org/a?b&amp;d\" rel=\"noreferrer\">")
    );
}

#[test]
fn the_policy_lets_in_the_style_that_is_there_and_nothing_else() {
    let hash = BASE64_STANDARD.encode(Sha256::digest(STYLE));
    assert_eq!(STYLE_HASH, hash, "write this hash where the other one stands");
    let page = hostile("plain");
    assert!(page.contains(&format!("default-src &#x27;none&#x27;; style-src &#x27;sha256-{hash}&#x27;;")), "{page}");
    assert!(!page.contains("style=") && !page.contains("<script") && !page.contains("src="), "{page}");
}

#[test]
fn numbers_lead_to_their_sources_and_a_bar_is_as_long_as_its_number() {
    let page = hostile("plain");
    assert!(page.contains("<rect class=\"reach\" width=\"437\" height=\"10\"/>"), "{page}");
    // Two slides of two columns, in each of which a statement, a bar and a gap cite the one source.
    assert_eq!(page.matches("href=\"#s1\"").count(), 12);
    assert_eq!((page.matches("id=\"s1\"").count(), page.matches("href=\"#c12\"").count()), (1, 1));
    assert!(page.contains("<p class=\"gap\">plain <a href=\"#s1\""), "{page}");
}
