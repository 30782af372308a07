//! A hostile library in the real reader: every byte that reaches the terminal is looked at.

use super::{Pty, unpacked};
use vte::{Params, Parser, Perform};

/// What reached the terminal that must not.
#[derive(Default)]
struct Guard {
    strays: Vec<String>,
    /// What was sent to the clipboard.
    copied: Vec<String>,
}

/// Whether a character shows nothing and may act, or hide what is shown.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

impl Perform for Guard {
    fn print(&mut self, c: char) {
        if is_hidden(c) {
            self.strays.push(format!("printed {c:?}"));
        }
    }

    fn execute(&mut self, byte: u8) {
        if !matches!(byte, b'\r' | b'\n' | 8) {
            self.strays.push(format!("control {byte:#x}"));
        }
    }

    fn osc_dispatch(&mut self, parameters: &[&[u8]], _: bool) {
        match parameters {
            // The window's title, which is fixed text.
            [b"0", b"cotejo"] => {}
            // A passage for the clipboard: whoever pastes it must not paste a command.
            [b"52", b"c", packed] => match unpacked(packed) {
                Some(text) if !text.chars().any(|c| is_hidden(c) || c.is_control() && c != '\n') => {
                    self.copied.push(text);
                }
                text => self.strays.push(format!("copied {text:?}")),
            },
            _ => self.strays.push(format!("OSC {parameters:?}")),
        }
    }

    fn csi_dispatch(&mut self, _: &Params, between: &[u8], _: bool, action: char) {
        let known = match between {
            [] => "HJKm",
            [b'?'] => "hl",
            _ => "",
        };
        if !known.contains(action) {
            self.strays.push(format!("CSI {between:?} {action}"));
        }
    }

    fn hook(&mut self, _: &Params, _: &[u8], _: bool, action: char) {
        self.strays.push(format!("DCS {action}"));
    }

    fn esc_dispatch(&mut self, between: &[u8], _: bool, byte: u8) {
        // The end of a title may be counted as a sequence of its own.
        if byte != b'\\' {
            self.strays.push(format!("ESC {between:?} {byte:#x}"));
        }
    }
}

#[test]
fn nothing_in_a_library_can_act_on_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile");
    let mut pty = Pty::start(home.path(), &["--no-bundled", "--library", folder.to_str().unwrap()]);
    pty.see("Venezuela");
    for keys in [
        "\t", "J", "y", "\r", "y", "\u{1b}", "Y", "p", "2", "1", "c", "\u{1b}", "\u{6}", "a", "\u{1b}", "\u{10}", "a",
        "\u{1b}", "m", "\r", "'", "\u{1b}", "z", "z",
    ] {
        pty.type_keys(keys);
        pty.rest();
    }
    pty.type_keys("q");
    pty.wait();
    let mut guard = Guard::default();
    Parser::new().advance(&mut guard, &pty.bytes);
    assert!(pty.bytes.len() > 4_000, "it drew something");
    assert_eq!(guard.strays, Vec::<String>::new());
    assert_eq!(guard.copied.len(), 3, "{:?}", guard.copied);
}
