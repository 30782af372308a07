//! A bare ratatui program with the reader's manners: a static list and a paragraph. Start-up is
//! measured against it, because it is what any program on these libraries costs.

use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::{List, Paragraph, Wrap};
use std::io::{self, BufWriter, Write, stdout};

fn main() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(BufWriter::new(stdout())))?;
    let mut row = 0;
    loop {
        queue!(terminal.backend_mut(), BeginSynchronizedUpdate)?;
        terminal.draw(|frame| {
            let [left, right] = Layout::horizontal([Constraint::Length(24), Constraint::Fill(1)]).areas(frame.area());
            let names = (0..18).map(|number| format!("{} Country {number}", if number == row { ">" } else { " " }));
            frame.render_widget(List::new(names), left);
            let text = "Countries and their text, side by side. ".repeat(30);
            frame.render_widget(Paragraph::new(text).wrap(Wrap { trim: true }), right);
        })?;
        queue!(terminal.backend_mut(), EndSynchronizedUpdate)?;
        terminal.backend_mut().flush()?;
        if let Event::Key(key) = event::read()? {
            if key.code == event::KeyCode::Char('q') {
                break;
            }
            row = (row + 1) % 18;
        }
    }
    execute!(stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen)?;
    disable_raw_mode()
}
