//! `cotejo keys`: the reader's keys, from the one table that the reader itself uses.
//!
//! Must not: know a key. The table is handed in, because this layer does not know the reader.

use super::args::Format;
use super::failure::Failure;
use super::reply::Reply;
use crate::export::{Form, Page};
use crate::words::Words;
use serde::Serialize;

/// A line of the table, in the language of the interface.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyRow {
    /// The keys, as a person would name them: `J, Ctrl-↓`.
    pub keys: String,
    /// The action's name in settings.
    pub action: String,
    /// What it does.
    pub help: String,
    /// Where it does it.
    pub context: String,
}

/// Prints the keys, in the order of the table, under the name of where they act.
///
/// # Errors
/// What no JSON can be made of.
pub(crate) fn keys(words: &Words, rows: &[KeyRow], format: Format, form: Form) -> Result<Reply, Failure> {
    if format == Format::Json {
        return Reply::json(&rows);
    }
    let mut page = Page::new(form);
    let head: Vec<String> = ["head-keys", "head-help", "head-action"].map(|id| words.say(id)).to_vec();
    for group in rows.chunk_by(|a, b| a.context == b.context) {
        page.heading(group.first().map_or("", |row| &row.context));
        let cells = group.iter().map(|row| vec![row.keys.clone(), row.help.clone(), row.action.clone()]);
        page.table(&head, &cells.collect::<Vec<_>>());
    }
    Ok(Reply::text(page.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    fn row(keys: &str, action: &str, help: &str, context: &str) -> KeyRow {
        let [keys, action, help, context] = [keys, action, help, context].map(str::to_owned);
        KeyRow { keys, action, help, context }
    }

    #[test]
    fn keys_stand_under_the_name_of_where_they_act() {
        let rows = [
            row("j, \u{2193}", "next", "Next line", "In lists"),
            row("Enter", "open", "Open it", "In lists"),
            row("x", "swap", "Swap columns", "In comparisons"),
        ];
        let form = Form { width: 60, bold: false };
        let reply = keys(&Words::new(Lang::En), &rows, Format::Text, form).unwrap();
        assert_eq!(
            reply.text,
            "\
In lists
keys   does       action
j, \u{2193}   Next line  next
Enter  Open it    open

In comparisons
keys  does          action
x     Swap columns  swap
"
        );
        let reply = keys(&Words::new(Lang::En), &rows, Format::Json, form).unwrap();
        assert!(reply.text.contains("\"context\": \"In comparisons\""), "{}", reply.text);
    }
}
