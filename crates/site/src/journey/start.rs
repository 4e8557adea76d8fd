//! Where a report begins, and the list of its parts.

use app::Page;
use app::pages::{BeforeYouStart, FROM_CHECK, Idle, More, Progress, TasksPage, address};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::check::{self, CheckAnswers};
use domain::codes::Answer;
use domain::text::Text;
use domain::{Code, Path, Problems, Section, Step, triage};

use super::{OVERVIEW, Site, Stop};
use crate::Public;
use crate::campus::came_from;
use crate::draft::{Changed, Choice, Draft, Held, ToldInCheck};
use crate::form::Posted;
use crate::form_cookie::{self, Entered, FormCookie};
use crate::respond::see_other;
use crate::session::Session;

/// The query of the list of parts for whoever came back with a code.
pub(super) const CAME_BACK: &str = "from=code";

/// `GET /report`: what to know before a report; of one that was begun its parts, or the choice whether to go on
/// with it.
pub(crate) async fn overview(
    State(public): Site,
    session: Session,
    FormCookie(kept): FormCookie,
    uri: Uri,
) -> Response {
    let page = async {
        public.intake()?;
        let held = match public.unsent(&session).await {
            Ok(held) => public.shown(held, OVERVIEW).await?,
            Err(Stop::Choose) => return Ok(Page::Choice),
            Err(Stop::NoCookie | Stop::NoDraft | Stop::Sent) => return Ok(Page::BeforeYouStart(before(&uri, kept))),
            Err(stop) => return Err(stop),
        };
        Ok(tasks(&held.draft, public.idle(&held), uri.query() == Some(CAME_BACK)))
    };
    match page.await {
        Ok(page) => public.page(StatusCode::OK, page).await,
        Err(stop) => public.stopped(stop).await,
    }
}

/// Where somebody comes from: from a university's page, or from the check, with answers.
fn before(uri: &Uri, kept: Option<Entered>) -> BeforeYouStart {
    match kept {
        Some(Entered::Begin(carried)) => BeforeYouStart { campus: None, carried },
        _ => BeforeYouStart { campus: came_from(uri), carried: Vec::new() },
    }
}

fn tasks(draft: &Draft, idle: Idle, came_back: bool) -> Page {
    let (path, problems) = (draft.path(), draft.report.problems());
    let core = path.core().map(|step| (step, progress(draft, &path, &problems, &[step]))).collect();
    Page::Tasks(TasksPage {
        core,
        more: more(draft),
        next: path.first_unsaved(&draft.saved),
        came_back,
        idle: Some(idle),
        danger_now: triage::danger_now(&draft.report),
    })
}

/// What can be added, and how far that is.
pub(super) fn more(draft: &Draft) -> Vec<More> {
    // Every rule is run once for all parts: each run looks at the whole report.
    let (path, problems) = (draft.path(), draft.report.problems());
    let part = |section: Section| {
        let steps: Vec<Step> = path.further(section).collect();
        let first = steps.iter().copied().find(|step| !draft.saved.contains(step)).or(steps.first().copied())?;
        Some(More { section, first, progress: progress(draft, &path, &problems, &steps) })
    };
    path.parts().filter_map(part).collect()
}

fn progress(draft: &Draft, path: &Path<'_>, problems: &Problems, steps: &[Step]) -> Progress {
    let saved = steps.iter().any(|step| draft.saved.contains(step));
    match path.answered(steps.iter().copied()) {
        _ if steps.iter().any(|step| draft.refused_on(*step).is_some()) => Progress::ToMend,
        _ if saved && problems.iter().any(|problem| steps.iter().any(|step| step.owns(&problem.pointer))) => {
            Progress::ToMend
        }
        (0, _) if saved => Progress::Skipped,
        (0, _) => Progress::NotStarted,
        (answered, all) if answered >= all => Progress::Done,
        (answered, all) => Progress::Answered(answered, all),
    }
}

/// `POST /report`: always gives a new token, so that nobody who knows the one before reads what follows. Where there
/// are answers already, a choice comes first: to start anew or to carry on with them. Danger comes first in a
/// report; one button leads straight to an order that was broken. Answers of the FOUR check come along, and from
/// which university's page somebody came. Whoever comes from the check reads first what to know before a report.
pub(crate) async fn begin(
    State(public): Site,
    session: Session,
    FormCookie(kept): FormCookie,
    posted: Posted,
) -> Response {
    let begun = async {
        public.intake()?;
        match public.draft(&session).await {
            Ok(held) if held.draft.sent.is_some() && reads_first(&posted) => Ok(read_first(&public, &posted)),
            Ok(held) if held.draft.sent.is_some() || !held.draft.has_answers() => {
                anew(&public, &session, held.draft.sent.as_ref().map(|_| &held.draft), &brought(&posted)).await
            }
            Ok(held) => chosen(&public, &session, &held, &posted).await,
            Err(Stop::NoCookie | Stop::NoDraft) if reads_first(&posted) => Ok(read_first(&public, &posted)),
            Err(Stop::NoCookie | Stop::NoDraft) => anew(&public, &session, None, &brought(&posted)).await,
            Err(stop) => Err(stop),
        }
    };
    match begun.await {
        // What waited in the cookie has come along, or is not wanted.
        Ok(response) if matches!(kept, Some(Entered::Begin(_))) && !reads_first(&posted) => {
            form_cookie::without(&public, response)
        }
        Ok(response) => response,
        Err(stop) => public.stopped(stop).await,
    }
}

/// Whether somebody comes straight from the check.
fn reads_first(posted: &Posted) -> bool {
    let (name, value) = FROM_CHECK;
    posted.says(name, value)
}

/// Leads to what to know before a report. The answers wait in a sealed cookie: nothing is kept before somebody begins.
fn read_first(public: &Public, posted: &Posted) -> Response {
    form_cookie::with(public, Entered::Begin(brought(posted).carried), see_other(OVERVIEW))
}

/// The parts that a button on `/report` leads straight to.
const STRAIGHT_TO: [Section; 2] = [Section::Orders, Section::Contact];

/// What the form brings along.
fn brought(posted: &Posted) -> Choice {
    let is_known = |name: &str| check::fields().any(|field| field == name);
    let carried = posted.pairs().filter(|(name, value)| is_known(name) && !value.is_empty());
    Choice {
        carried: carried.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        to: STRAIGHT_TO.into_iter().map(Code::code).find(|part| posted.says("to", part)).map(str::to_owned),
        unsafe_contact: posted.says("unsafe", "yes"),
    }
}

/// There are answers: what was chosen is done, or the choice is put.
async fn chosen(public: &Public, session: &Session, held: &Held, posted: &Posted) -> Result<Response, Stop> {
    // What came along when the choice was put.
    let waiting = held.draft.session.choice.clone().unwrap_or_else(|| brought(posted));
    match posted.value("choice") {
        Some("new") => anew(public, session, None, &waiting).await,
        Some("carry_on") => {
            let carry_on = |draft: &mut Draft| {
                carry(&waiting, draft);
                draft.session.choice = None;
                draft.session.stop_following();
                Ok::<(), Stop>(())
            };
            let to = first(&waiting);
            rekeyed(public, session, carry_on, &to).await
        }
        _ => {
            let choice = brought(posted);
            let put = |draft: &mut Draft| {
                draft.session.choice = Some(choice.clone());
                Ok::<(), Stop>(())
            };
            rekeyed(public, session, put, OVERVIEW).await
        }
    }
}

async fn rekeyed(
    public: &Public,
    session: &Session,
    change: impl Fn(&mut Draft) -> Result<(), Stop>,
    to: &str,
) -> Result<Response, Stop> {
    let token = session.token.as_ref().ok_or(Stop::NoCookie)?;
    match public.drafts.rekey(token, change).await? {
        Changed::Saved(held, ()) => Ok(public.go_on(&held, to)),
        Changed::Refused(_, stop) => Err(stop),
        Changed::Gone => Err(Stop::NoDraft),
    }
}

/// A new draft in the place of what this browser had; after a report that was sent it names that one.
async fn anew(public: &Public, session: &Session, sent: Option<&Draft>, with: &Choice) -> Result<Response, Stop> {
    let clock = &public.intake()?.clock;
    let mut draft = Draft::after(sent.and_then(|sent| sent.sent.as_ref()), clock);
    carry(with, &mut draft);
    let first_report = sent.and_then(|sent| sent.sent.as_ref()).filter(|sent| !sent.hidden);
    if let Some(sent) = first_report.filter(|_| with.to.as_deref() == Some(Section::Contact.code())) {
        draft.report.follow_up.reference = Some(Text::new(&sent.reference));
    }
    let held = public.drafts.begin(draft).await?;
    public.drop_left(session).await;
    Ok(public.go_on(&held, &first(with)))
}

fn first(with: &Choice) -> String {
    // What can be done at once stands there first.
    let place = if with.unsafe_contact { "#notice" } else { "" };
    let step = match with.to.as_deref().and_then(Section::from_code) {
        Some(Section::Orders) => Step::Orders,
        Some(Section::Contact) if with.unsafe_contact => Step::FollowUp,
        Some(Section::Contact) => Step::Contact,
        _ => Step::SafeNow,
    };
    format!("{}{place}", address(step))
}

/// Puts the answers of the FOUR check into a draft; none if some are broken.
fn carry(with: &Choice, draft: &mut Draft) {
    let pairs = with.carried.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let told = CheckAnswers::read(pairs).unwrap_or_default();
    told.carry_into(&mut draft.report);
    let (role, fields) = told.told_with_yes();
    draft.session.told_in_check = ToldInCheck { role: role.map(|role| role.code().to_owned()), fields };
    if with.unsafe_contact {
        draft.report.contact.no_longer_safe = Some(Answer::Yes);
    }
}
