//! Settings: documented where they are declared, and the example made from there.

use std::path::Path;

use confique::toml::{FormatOptions, template};
use server::config::Config;

#[test]
fn the_example_is_the_one_that_the_types_make() {
    let made = template::<Config>(FormatOptions::default());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/foursight.toml");
    if std::env::var_os("FOURSIGHT_UPDATE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "docs/foursight.toml is stale: run with FOURSIGHT_UPDATE=1 and look at the change");
}

#[test]
fn settings_that_make_no_sense_are_named() {
    let folder = tempfile::tempdir().unwrap();
    for (toml, said) in [
        ("[draft]\nidle_minutes = 0", "draft.idle_minutes"),
        ("[admin]\nlisten = \"127.0.0.1:3000\"", "admin.listen"),
        ("[public]\nlinger_seconds = 21", "public.linger_seconds"),
        ("[database]\nurl = \"mysql://user:secret@host/name\"", "database.url"),
        ("[sealing]\nrecipients = [\"age1nothing\"]", "sealing.recipients"),
        ("[service]\nlive = true", "service.operator"),
        ("[service]\nlive = true\noperator = \"A force\"", "public.origin"),
        ("[public]\norigin = \"https://Report.example/path\"", "public.origin"),
        ("[public]\norigin = \"https://report.example:99999\"", "public.origin"),
        ("[public]\norigin = \"https://\"", "public.origin"),
        ("[public]\norigin = \"https://me@report.example\"", "public.origin"),
        ("[public]\norigin = \"report.example\"", "public.origin"),
        ("[public]\nleave_to = \"\"", "public.leave_to"),
        ("[public]\nleave_to = \"https://\"", "public.leave_to"),
        ("[public]\nleave_to = \"https:///weather\"", "public.leave_to"),
        ("[public]\nleave_to = \"https://weather.example:99999/\"", "public.leave_to"),
        ("[limits]\ncodes_at_once = 0", "limits"),
        ("[service]\nlive = true\n[limits]\noff = true", "limits.off"),
        ("[triage]\nhours = [1, 2]", "triage.hours"),
        ("[triage]\nhours = [1, 24, 48, 200000000]", "triage.hours"),
        ("[triage]\nhours = [1, 24, 12, 48]", "triage.hours"),
        ("[triage]\nstaffed_from = \"08:00\"", "triage.staffed_to"),
        ("[retention]\nreport_days = 0", "retention.report_days"),
        ("[desk]\norigin = \"https://127.0.0.1:3001\"", "desk.origin"),
        ("[desk]\norigin = \"http://[::1]:3001\"", "desk.origin"),
        ("[desk]\nidle_minutes = 0", "desk.idle_minutes"),
        ("[desk]\nreview_days = 0", "desk.review_days"),
        ("[public]\nlisten = \"nowhere\"", "listen"),
        ("[public]\nlissten = \"127.0.0.1:1\"", "lissten"),
    ] {
        let file = folder.path().join("foursight.toml");
        std::fs::write(&file, toml).unwrap();
        let why = Config::read(Some(&file)).unwrap_err();
        let sources = std::iter::successors(Some(&why as &dyn std::error::Error), |&why| why.source());
        let whole: String = sources.map(ToString::to_string).collect();
        assert!(whole.contains(said), "{toml}: {whole}");
    }
}

#[test]
fn all_that_is_wrong_is_said_at_once_and_no_secret_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("foursight.toml");
    let wrong = "[service]\nlive = true\n[public]\nleave_to = \"\"\n[triage]\nhours = [1]\n[database]\nurl = \"mysql://me:secret@host\"";
    std::fs::write(&file, wrong).unwrap();
    let said = Config::read(Some(&file)).unwrap_err().to_string();
    let settings = ["public.leave_to", "public.origin", "service.operator", "triage.hours", "database.url"];
    for setting in settings {
        assert!(said.contains(&format!("setting {setting}: ")), "{setting} in {said}");
    }
    assert_eq!(said.lines().count(), settings.len(), "{said}");
    assert!(!said.contains("secret"));
}

/// The settings in this text.
fn read(toml: &str) -> Config {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("foursight.toml");
    std::fs::write(&file, toml).unwrap();
    Config::read(Some(&file)).unwrap()
}

#[test]
fn an_origin_is_what_browsers_make_of_it() {
    for written in ["https://report.example:443", "https://report.example:", "https://Report.Example./"] {
        assert_eq!(read(&format!("[public]\norigin = \"{written}\"")).origin(), "https://report.example", "{written}");
    }
    assert_eq!(read("[public]\nlisten = \"0.0.0.0:80\"").origin(), "http://127.0.0.1");
    assert_eq!(read("[public]\nleave_to = \"HTTPS://Weather.example\"").leave_to(), "https://weather.example/");
}

#[test]
fn what_can_be_used_and_is_hardly_meant_is_told() {
    let warned = |toml: &str| {
        let warnings = read(toml).warnings();
        warnings.iter().map(|warning| warning.setting).collect::<Vec<_>>()
    };
    assert_eq!(warned(""), Vec::<&str>::new());
    let secure = "[public]\norigin = \"https://report.example\"\n";
    assert_eq!(warned(secure), ["public.proxies"], "a proxy stands in front that is not listed");
    assert_eq!(warned(&format!("{secure}proxies = [\"127.0.0.1\"]")), Vec::<&str>::new());
    assert_eq!(warned(&format!("{secure}listen = \"0.0.0.0:443\"")), Vec::<&str>::new());
    assert_eq!(warned("[limits]\noff = true"), ["limits.off"]);
}
