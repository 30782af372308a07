//! Rows for spreadsheets: CSV as RFC 4180 has it, UTF-8, one record a line.
//!
//! Must not: let a cell act in the program that opens it.

/// Records with a head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// Names of the columns; they never depend on the language.
    pub head: Vec<&'static str>,
    /// As many cells in each as there are names.
    pub rows: Vec<Vec<String>>,
}

impl Records {
    /// As CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises
    /// ("CSV Injection"); a number is left as it is.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // Nothing that is written to memory fails, and every record has as many cells as the head.
        let _ = writer.write_record(&self.head);
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_their_text_and_no_cell_is_a_formula() {
        let rows = [["Cuba", "two \"words\", a comma"], ["=cmd()", "-5"], ["@x", "- and so on"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
        let csv = Records { head: vec!["country", "text"], rows }.csv();
        assert_eq!(csv, "country,text\nCuba,\"two \"\"words\"\", a comma\"\n'=cmd(),-5\n'@x,'- and so on\n");
    }
}
