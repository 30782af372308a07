//! The table of figures: where values stand, and what is flagged.

use super::*;
use crate::model::{Id, Qualifier, sample};

type Given<'a> = (&'a str, &'a str, f64, &'a str);

/// Figures of countries, each in a passage of its own: country, indicator, value, period.
fn library(given: &[Given<'_>]) -> Library {
    let mut reports: Vec<Report> = Vec::new();
    for (number, (country, indicator, value, period)) in given.iter().enumerate() {
        let at = reports.iter().position(|report| report.country == Code::new(country).unwrap());
        let at = at.unwrap_or_else(|| {
            reports.push(sample::report(&country.to_lowercase(), country, &[]));
            reports.len() - 1
        });
        let id = format!("p-{number}");
        let mut one =
            sample::report(&country.to_lowercase(), country, &[(&id, "protection/assistance", "1999", "Words.", "")]);
        one.passages[0].figures = vec![sample::figure(indicator, *value, period)];
        reports[at].passages.append(&mut one.passages);
    }
    sample::library(reports)
}

fn choice(countries: &[&str], indicators: &[&str]) -> FigureChoice {
    FigureChoice {
        countries: countries.iter().filter_map(|code| Code::new(code)).collect(),
        indicators: indicators.iter().filter_map(|id| Id::new(id)).collect(),
        topic: None,
    }
}

/// Columns, then rows: "indicator: period=value,value !not-same ~other-period | …".
fn drawn(library: &Library, choice: &FigureChoice) -> (Vec<String>, Vec<String>) {
    let table = figures(library, choice, Lang::En);
    let columns = table.columns.iter().map(|column| format!("{} {}", column.country, column.period)).collect();
    let cell = |cell: &FigureCell<'_>| {
        let amount = |value: &FigureValue<'_>| match value.figure.amount {
            Amount::One(value) => value.to_string(),
            Amount::Between(low, high) => format!("{low}-{high}"),
            Amount::None => "none".to_owned(),
        };
        let values: Vec<String> = cell.values.iter().map(amount).collect();
        let column = &table.columns[cell.column];
        let mut out = format!("{}/{}={}", column.country, column.period, values.join(","));
        cell.not_same.iter().for_each(|other| out.push_str(&format!(" !{other}")));
        cell.other_periods.iter().for_each(|other| out.push_str(&format!(" ~{other}")));
        out
    };
    let row = |row: &FigureRow<'_>| {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        format!("{}: {}", row.indicator, cells.join(" | "))
    };
    (columns, table.rows.iter().map(row).collect())
}

#[test]
fn rows_follow_the_registry_and_columns_names_and_time() {
    let library = library(&[
        ("VE", "zeppelins", 1.0, "2006"),
        ("VE", "convictions", 5.0, "2010"),
        ("VE", "victims-assisted", 87.0, "2005/2006"),
        ("ES", "convictions", 9.0, "2010"),
        ("CU", "convictions", 3.0, "2009"),
        ("CU", "airships", 3.0, "2008"),
    ]);
    let (columns, rows) = drawn(&library, &choice(&[], &[]));
    assert_eq!(columns, ["cu 2008", "cu 2009", "es 2010", "ve 2005/2006", "ve 2006", "ve 2010"]);
    assert_eq!(
        rows,
        [
            "victims-assisted: ve/2005/2006=87",
            "convictions: cu/2009=3 | es/2010=9 | ve/2010=5",
            "airships: cu/2008=3",
            "zeppelins: ve/2006=1",
        ]
    );
    // By name, and the name is the one of the language: España comes before Venezuela, after Cuba.
    let (columns, rows) = drawn(&library, &choice(&["ve", "cu"], &["convictions"]));
    assert_eq!(columns, ["cu 2009", "ve 2010"], "whatever order they were named in");
    assert_eq!(rows, ["convictions: cu/2009=3 | ve/2010=5"]);
    assert_eq!(drawn(&library, &choice(&["us"], &[])), (Vec::new(), Vec::new()));
}

#[test]
fn all_values_of_a_cell_are_there_and_the_same_figure_of_one_passage_once() {
    let mut report = sample::report(
        "ve",
        "VE",
        &[("p-1", "protection/assistance", "2006", "A.", ""), ("p-2", "protection/assistance", "2006", "B.", "")],
    );
    let figure = |value| sample::figure("convictions", value, "2006");
    report.passages[0].figures = vec![figure(4.0), figure(4.0), figure(1_266.0)];
    report.passages[1].figures = vec![figure(4.0)];
    report.passages[1].figures[0].period = None;
    let library = sample::library(vec![report]);
    assert_eq!(drawn(&library, &choice(&[], &[])).1, ["convictions: ve/2006=4,1266,4"]);
}

#[test]
fn what_is_not_the_same_is_flagged_on_both_sides_where_times_overlap() {
    for (one, other, flagged) in [
        (("VE", "2006"), ("VE", "2006"), true),
        (("VE", "2005/2006"), ("VE", "2006-03"), true),
        (("VE", "2005"), ("VE", "2006"), false),
        (("VE", "2006"), ("CU", "2006"), false),
    ] {
        let library = library(&[
            (one.0, "victims-assisted", 87.0, one.1),
            (other.0, "victims-in-cases", 53.0, other.1),
            (one.0, "convictions", 2.0, one.1),
        ]);
        let rows = drawn(&library, &choice(&[], &[])).1;
        assert_eq!(rows[0].contains("!victims-in-cases"), flagged, "{rows:?}");
        assert_eq!(rows[1].contains("!victims-assisted"), flagged, "{rows:?}");
        assert!(!rows[2].contains('!'), "{rows:?}");
        // Alone in the table there is nothing to take it for.
        let alone = drawn(&library, &choice(&[], &["victims-assisted"])).1;
        assert!(!alone[0].contains('!'), "{alone:?}");
    }
}

#[test]
fn times_that_overlap_and_differ_are_flagged_on_both_sides() {
    for (one, other, flagged) in [
        ("2017/2020", "2018", true),
        ("2018", "2018-06", true),
        ("2017", "2018", false),
        ("2018", "2018?", false),
        ("2014/..", "2018", true),
    ] {
        let library = library(&[
            ("VE", "convictions", 1.0, one),
            ("VE", "convictions", 2.0, other),
            ("CU", "convictions", 3.0, "2018-01"),
            ("VE", "victims-assisted", 3.0, "2018-02"),
        ]);
        let rows = drawn(&library, &choice(&[], &[])).1;
        assert_eq!(rows[1].contains(&format!("~{other}")), flagged, "{rows:?}");
        assert_eq!(rows[1].contains(&format!("~{one}")), flagged, "{rows:?}");
        assert!(!rows[1].contains("~2018-01 ") && !rows[1].contains("~2018-02"), "{rows:?}");
    }
}

#[test]
fn what_is_not_reported_is_shown_and_stands_in_nobodys_way() {
    let mut report = sample::report("ve", "VE", &[("p-1", "protection/assistance", "2006", "A.", "")]);
    let mut silent = sample::figure("victims-in-cases", 0.0, "2006");
    (silent.amount, silent.qualifier) = (Amount::None, Qualifier::NotReported);
    report.passages[0].figures = vec![silent, sample::figure("victims-assisted", 0.0, "2006")];
    let rows = drawn(&sample::library(vec![report]), &choice(&[], &[])).1;
    assert_eq!(rows, ["victims-assisted: ve/2006=0", "victims-in-cases: ve/2006=none"]);
}

#[test]
fn a_topic_has_the_indicators_of_the_registry_and_those_its_passages_give() {
    let mut report = sample::report(
        "ve",
        "VE",
        &[
            ("p-1", "prosecution/cases", "2006", "A.", ""),
            ("p-2", "prosecution/cases protection/assistance", "2006", "B.", ""),
        ],
    );
    // The sample's registry sees all that it knows in protection.
    report.passages[0].figures =
        vec![sample::figure("victims-assisted", 1.0, "2006"), sample::figure("zeppelins", 2.0, "2006")];
    report.passages[1].figures = vec![sample::figure("airships", 3.0, "2006")];
    let library = sample::library(vec![report]);
    let of = |topic| {
        let chosen = FigureChoice { topic: Some(TopicIx(topic)), ..FigureChoice::default() };
        let table = figures(&library, &chosen, Lang::En);
        table.rows.iter().map(|row| row.indicator.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of(0), ["victims-assisted", "airships", "zeppelins"]);
    assert_eq!(of(1), ["victims-assisted", "airships"]);
    assert_eq!(of(9), Vec::<String>::new());
}

#[test]
fn across_countries_stand_all_values_whose_time_overlaps_by_name() {
    let library = library(&[
        ("VE", "convictions", 1.0, "2018"),
        ("CU", "convictions", 2.0, "2017/2018"),
        ("ES", "convictions", 90.0, "2018-06"),
        ("AR", "convictions", 4.0, "2016"),
    ]);
    let table = figures(&library, &choice(&[], &[]), Lang::En);
    let found = across(&table, 0, &"2018".parse().unwrap());
    let found: Vec<String> =
        found.iter().map(|value| format!("{} {}", value.found.report.country, value.period())).collect();
    assert_eq!(found, ["cu 2017/2018", "es 2018-06", "ve 2018"]);
}
