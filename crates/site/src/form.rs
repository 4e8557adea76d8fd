//! Reading a posted form: pairs of text, and then the same answers that a program would send.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use domain::field;
use domain::rows::Rows;
use domain::{Problem, ProblemCode, Problems, Report, Step, rows};
use jiff::civil::Date;
use serde_json::{Map, Value};
use web::is_by_script;

use crate::draft::Refused;
use crate::pairs::{self, Pair, Pressed};
use crate::tree::plant;
use crate::{Public, reading};

/// No form of ours has as many fields: a hundred orders with eight answers each are fewer.
const MOST_FIELDS: usize = 1_000;

/// Where to go on once a page was kept.
pub(crate) enum Onward {
    /// To the next page.
    Next,
    /// To the next page, though something on this one was to be answered.
    Skip,
    /// To the list of parts.
    Overview,
    /// To what a code is.
    Save,
    /// To this place on the same page.
    Within(String),
    /// To this place on the same page, which is in one more row.
    Added(String),
}

/// The pairs of a posted form, in order, and what of it was no text.
pub(crate) struct Posted {
    pairs: Vec<Pair>,
    seen: Option<String>,
    looking_over: bool,
    by_script: bool,
    /// The list to put in order of date before it is kept.
    sort: Option<&'static Rows>,
}

impl FromRequest<Arc<Public>> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, public: &Arc<Public>) -> Result<Self, Response> {
        let by_script = is_by_script(request.headers());
        if !is_form(request.headers()) {
            return Err(public.prose(StatusCode::UNSUPPORTED_MEDIA_TYPE, "refused").await);
        }
        match Bytes::from_request(request, public).await {
            Ok(body) if body.split(|byte| *byte == b'&').count() <= MOST_FIELDS => Ok(Self::parse(&body, by_script)),
            _ => Err(public.prose(StatusCode::PAYLOAD_TOO_LARGE, "too-large").await),
        }
    }
}

/// Whether a body is a form's. One without any field is posted without a body, and by some programs without a type.
/// Types are compared without regard to case (RFC 9110, 8.3.1). None of ours is packed.
pub(crate) fn is_form(headers: &HeaderMap) -> bool {
    const FORM: &str = "application/x-www-form-urlencoded";
    let is_packed = headers.get(header::CONTENT_ENCODING).is_some_and(|packed| packed != "identity");
    let kind = headers.get(header::CONTENT_TYPE).map_or(Ok(FORM), HeaderValue::to_str).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    !is_packed && essence.eq_ignore_ascii_case(FORM)
}

impl Posted {
    fn parse(body: &[u8], by_script: bool) -> Self {
        Self { pairs: pairs::parse(body), seen: None, looking_over: false, by_script, sort: None }
    }

    /// The form of one page, its rows in order without gaps, and where to go on from there.
    pub(crate) fn of(mut self, step: Step) -> (Self, Onward) {
        let pressed = pairs::take_pressed(&mut self.pairs, step);
        self.seen = pairs::take(&mut self.pairs, "seen");
        self.looking_over = pairs::take(&mut self.pairs, "from").as_deref() == Some("review");
        let before = match pressed {
            Pressed::Remove(list, row) => pairs::remove_row(&mut self.pairs, list, row),
            _ => 0,
        };
        let mut onward = match pressed {
            Pressed::Overview => Onward::Overview,
            Pressed::Skip => Onward::Skip,
            Pressed::Save => Onward::Save,
            _ => Onward::Next,
        };
        for list in rows::ROWS.iter().filter(|list| step.takes(list.name)) {
            let filled = pairs::close_up(&mut self.pairs, list);
            match pressed {
                Pressed::Add(to) if to == list && filled < list.most => {
                    onward = Onward::Added(list.field(filled, list.fields[0].0));
                }
                Pressed::Add(to) if to == list => onward = Onward::Within(list.name.to_owned()),
                Pressed::Sort(of) if of == list => {
                    self.sort = Some(list);
                    onward = Onward::Within(list.name.to_owned());
                }
                Pressed::Remove(from, _) if from == list => {
                    onward = Onward::Within(format!("{}.{}", list.name, before.saturating_sub(1)));
                }
                _ => {}
            }
        }
        (self, onward)
    }

    /// What stood for the answers that this form was shown with; none from a program.
    pub(crate) fn seen(&self) -> Option<&str> {
        self.seen.as_deref()
    }

    /// Whether the person came from looking all answers over.
    pub(crate) fn looking_over(&self) -> bool {
        self.looking_over
    }

    /// Whether a script of ours posted it: its page still holds what was typed.
    pub(crate) fn by_script(&self) -> bool {
        self.by_script
    }

    /// Whether this button or field was posted.
    pub(crate) fn says(&self, name: &str, value: &str) -> bool {
        self.pairs().any(|pair| pair == (name, value))
    }

    /// The first value that was posted under this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.pairs().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Puts rows in order of date, where a button asked for it.
    pub(crate) fn in_order(&self, report: &mut Report, today: Date) {
        if self.sort.is_some_and(|list| list.name == "incidents") {
            report.put_incidents_in_order(today);
        }
    }

    /// Name and value of each field.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|pair| (pair.name.as_str(), pair.value.as_str()))
    }

    /// What was no text.
    pub(crate) fn unreadable(&self) -> Problems {
        pairs::unreadable(&self.pairs)
    }

    /// The form of a page as it was filled in, to be mended; of each further page whose fields it brought, likewise. Only
    /// fields of its part: others were put there by an extension of the browser, or by somebody.
    pub(crate) fn refused(&self, step: Step, problems: &[Problem]) -> Vec<Refused> {
        let steps = step.section().steps().filter(|other| *other != step);
        // The page itself comes last: what was refused last is kept longest.
        steps.chain([step]).filter_map(|page| self.refused_on(page, step, problems)).collect()
    }

    fn refused_on(&self, page: Step, posted: Step, problems: &[Problem]) -> Option<Refused> {
        let is_here = |place: &str| match Step::of(place) {
            Some(of) if of.section() == posted.section() => of == page,
            _ => page == posted,
        };
        let fields = self.pairs().filter(|(name, _)| is_own(posted, name) && is_here(name));
        let fields: Vec<_> = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let problems: Vec<Problem> = problems.iter().filter(|problem| is_here(&problem.field())).cloned().collect();
        let seen = self.seen().filter(|_| page == posted);
        let is_one = page == posted || !fields.is_empty() || !problems.is_empty();
        is_one.then(|| Refused::new(page, fields, &problems, seen))
    }

    /// The answers to one page's questions, through the same reading as a program's JSON.
    pub(crate) fn answers(&self, step: Step) -> Result<Report, Problems> {
        let mut problems = self.unreadable();
        problems.retain(|problem| is_own(step, &problem.field()));
        let mut tree = Value::Object(Map::new());
        for (name, value) in self.pairs() {
            let Some(shape) = field::shape(name).filter(|_| is_own(step, name) && !value.is_empty()) else {
                continue;
            };
            if !plant(&mut tree, name, shape, value) {
                problems.push(Problem::in_field(name, ProblemCode::Repeated));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        reading::read(tree).map_err(|(why, pointer)| vec![reading::problem(&why.to_string(), pointer)])
    }
}

/// Whether a page's form may answer this field.
fn is_own(step: Step, name: &str) -> bool {
    field::shape(name).is_some() && step.takes(name)
}
