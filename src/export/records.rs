//! Rows for spreadsheets: CSV as RFC 4180 has it, UTF-8, one record a line.
//!
//! Must not: let a cell act in the program that opens it.

use super::NotMade;

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
    ///
    /// # Errors
    /// A row that has not as many cells as the head.
    pub fn csv(&self) -> Result<String, NotMade> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.head).map_err(NotMade::said)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(NotMade::said)?;
        }
        String::from_utf8(writer.into_inner().map_err(NotMade::said)?).map_err(NotMade::said)
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
        assert_eq!(csv.unwrap(), "country,text\nCuba,\"two \"\"words\"\", a comma\"\n'=cmd(),-5\n'@x,'- and so on\n");
    }

    #[test]
    fn a_row_of_other_cells_than_the_head_is_no_file_without_it() {
        let csv = Records { head: vec!["country", "text"], rows: vec![vec!["Cuba".to_owned()]] }.csv();
        assert!(csv.unwrap_err().to_string().contains("found record with 1 fields"));
    }
}
