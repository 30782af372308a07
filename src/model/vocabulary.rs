//! The closed lists of words that the format knows.
//!
//! Must not: hold the words a reader sees for them; those are the catalogue's.

use serde::{Deserialize, Serialize};

/// Declares a closed list of words of the format: parsing, printing and the list itself, once.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of the format's documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word in files and JSON.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The value for a word of the format.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}

words! {
    /// What kind of document a report is.
    ReportKind {
        /// Compiled from many sources.
        Dossier = "dossier",
        /// A State's reply to a questionnaire.
        QuestionnaireReply = "questionnaire-reply",
        /// A State's own report.
        GovernmentReport = "government-report",
        /// A monitoring body's report.
        MonitorReport = "monitor-report",
        /// An NGO's report.
        NgoReport = "ngo-report",
        /// Imported by the reader.
        Imported = "imported",
    }
}

words! {
    /// What kind of document a source is.
    SourceKind {
        /// A treaty.
        Treaty = "treaty",
        /// A statute.
        Law = "law",
        /// A judgment.
        CaseLaw = "case-law",
        /// A government's report.
        GovernmentReport = "government-report",
        /// A reply to a questionnaire.
        QuestionnaireReply = "questionnaire-reply",
        /// A government's statement.
        GovernmentStatement = "government-statement",
        /// An intergovernmental body's assessment.
        IgoAssessment = "igo-assessment",
        /// A foreign government's assessment.
        ForeignGovernmentAssessment = "foreign-government-assessment",
        /// An NGO's report.
        NgoReport = "ngo-report",
        /// Academic work.
        Academic = "academic",
        /// A data set.
        Dataset = "dataset",
        /// A medium that belongs to a State.
        MediaState = "media-state",
        /// Any other medium.
        MediaOther = "media-other",
        /// A document of the reader's own.
        UserDocument = "user-document",
    }
}

words! {
    /// Who speaks.
    Voice {
        /// The State the report is about.
        State = "state",
        /// Another State.
        ForeignState = "foreign-state",
        /// An intergovernmental body.
        Intergovernmental = "intergovernmental",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// Academic work.
        Academic = "academic",
        /// The media.
        Media = "media",
    }
}

words! {
    /// How a passage stands to the facts it speaks of.
    Modality {
        /// Law or instrument in force.
        InForce = "in-force",
        /// Reported as done.
        Done = "done",
        /// Reported as going on.
        Ongoing = "ongoing",
        /// Announced, with or without a date.
        Planned = "planned",
        /// Put forward, not decided.
        Proposed = "proposed",
        /// A position or principle.
        Policy = "policy",
        /// A denial.
        Denial = "denial",
        /// A judgement by the speaker.
        Assessment = "assessment",
    }
}

words! {
    /// How far whoever compiled the report read the source.
    ReadDepth {
        /// Whole.
        Full = "full",
        /// An extract.
        Extract = "extract",
        /// Only what another source says of it.
        Relay = "relay",
        /// Not re-read.
        No = "no",
    }
}

words! {
    /// How exact a figure is.
    Qualifier {
        /// Exact.
        Exact = "exact",
        /// At least.
        AtLeast = "at-least",
        /// At most.
        AtMost = "at-most",
        /// About.
        Approx = "approx",
        /// Between two values.
        Range = "range",
        /// A stated zero.
        Zero = "zero",
        /// The source says that there is no figure.
        NotReported = "not-reported",
    }
}

words! {
    /// What a checked gap is.
    SilenceState {
        /// The document says nothing.
        Silent = "silent",
        /// The document was not asked.
        NotAsked = "not-asked",
        /// An answer was refused.
        Refused = "refused",
        /// Does not apply.
        NotApplicable = "not-applicable",
    }
}

words! {
    /// How two passages stand to each other.
    LinkKind {
        /// Says the same from elsewhere.
        Supports = "supports",
        /// Says the opposite.
        Contradicts = "contradicts",
        /// Does not fit easily.
        Tension = "tension",
        /// A later word on it.
        Updates = "updates",
        /// What was planned happened.
        Fulfils = "fulfils",
        /// Answers it.
        Answers = "answers",
        /// Rests on one document.
        SameOrigin = "same-origin",
    }
}

words! {
    /// What is to be known before a passage is quoted. Computed, never written in a file.
    Mark {
        /// Another passage says the opposite.
        Contested = "contested",
        /// It is contested, and one of the two is a denial.
        Denied = "denied",
        /// It does not fit easily with another one, or counts what another counts otherwise.
        InTension = "in-tension",
        /// Several citations, one document behind them.
        SingleOrigin = "single-origin",
        /// Two documents or more, of different speakers.
        Corroborated = "corroborated",
        /// What it speaks of ended long before the newest in view.
        Stale = "stale",
        /// It was planned, its date is past, and no passage says what became of it.
        NoLaterWord = "no-later-word",
    }
}

/// What a penalty can be for.
pub const OFFENCES: &[&str] = &["trafficking", "smuggling", "slavery", "sexual-exploitation", "forced-labour", "other"];
