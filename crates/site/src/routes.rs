//! Every address of the public site, with what it is for (`web::Class`): that decides its headers, whether it is
//! admitted and limited, and whether it is kept in memory.

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use web::{Class, Kind, RouteTable};

use crate::{Public, api, assets, campus, check, health, help, journey, openapi, pages, safety};

/// Everything the public site answers.
pub fn router(public: Arc<Public>) -> Router {
    routes(public).finish(pages::not_found, pages::not_allowed)
}

/// The table of routes.
pub fn routes(public: Arc<Public>) -> RouteTable<Public> {
    let table = RouteTable::new(public);
    machines(reports(asked_for(signposts(table)))).files(assets::files())
}

/// Where help is. These ask no store, are kept in memory, and wait for nothing that others do.
fn signposts(table: RouteTable<Public>) -> RouteTable<Public> {
    table
        .route(Class::Help, "/", get(pages::start))
        .route(Class::HelpNow, "/check", get(check::show))
        .route(Class::HelpNow, "/check/answers", get(check::answers))
        .route(Class::HelpNow, "/help", get(help::show))
        .route(Class::HelpNow, "/help/all", get(help::all))
        .route(Class::HelpNow, "/help/now", get(help::now))
        .route(Class::HelpNow, "/report/notices", get(journey::notices))
        .route(Class::Help, "/help/emergency", get(pages::emergency))
        .route(Class::Help, "/{language}/help/emergency", get(pages::emergency_in))
        .route(Class::Help, "/safety", get(pages::safety))
        .route(Class::Help, "/safety/{page}", get(safety::page))
        .route(Class::Help, "/safety/notes", get(safety::blank_diary))
        .route(Class::Help, "/safety/notes.csv", get(safety::diary_file))
        .route(Class::Help, "/safety/diary/blank", get(safety::moved_diary))
        .route(Class::HelpNow, "/campus/{code}", get(campus::page))
        .route(Class::HelpNow, "/campus/{code}/{file}", get(campus::print))
        .route(Class::Help, "/for-staff", get(pages::for_staff))
        .route(Class::Help, "/awareness-week", get(pages::awareness_week))
        .route(Class::Help, "/how-we-sort", get(pages::how_we_sort))
        .route(Class::Help, "/privacy", get(pages::privacy))
        .route(Class::Help, "/accessibility", get(pages::accessibility))
        .route(Class::Help, "/about", get(pages::about))
        .route(Class::HelpNow, "/api/v1/openapi.json", get(openapi::document))
        .route(Class::Exit, "/leave", get(journey::leave).post(journey::left))
}

/// The check, and what somebody looks for in the directory: worked out for each request, without the store.
fn asked_for(table: RouteTable<Public>) -> RouteTable<Public> {
    let of = Class::Journey(Kind::Other);
    table
        .route(of, "/check", post(check::answer))
        .route(of, "/check/next", get(check::next))
        .route(of, "/help", post(help::choose))
        .route(of, "/help/next", get(help::next))
        .route(of, "/help/now", post(help::narrow))
        .route(of, "/help/now/next", get(help::now_next))
}

/// The report: all of it asks the store.
fn reports(table: RouteTable<Public>) -> RouteTable<Public> {
    let of = Class::Journey;
    table
        .route(of(Kind::Before), "/report", get(journey::overview))
        .route(of(Kind::Beginning), "/report", post(journey::begin))
        .route(of(Kind::Draft), "/report/review", get(journey::look_over))
        .route(of(Kind::Sending), "/report/review", post(journey::send))
        .route(of(Kind::Draft), "/report/more", get(journey::ask_more).post(journey::keep_more))
        .route(of(Kind::Draft), "/report/end", get(journey::sent).post(journey::hide))
        .route(of(Kind::Draft), "/report/still-here", post(journey::still_here))
        .route(of(Kind::Draft), "/report/copy", get(journey::paper).post(journey::choose_paper))
        .route(of(Kind::Draft), "/report/copy.txt", get(journey::paper_file))
        .route(of(Kind::Before), "/report/save", get(journey::before_saving))
        .route(of(Kind::Saving), "/report/save", post(journey::save))
        .route(of(Kind::Draft), "/report/saved", get(journey::saved))
        .route(of(Kind::Draft), "/report/away", post(journey::go_on_after_a_break))
        .route(of(Kind::Before), "/report/return", get(journey::ask_code))
        .route(of(Kind::Return), "/report/return", post(journey::come_back))
        .route(of(Kind::Draft), "/report/{step}", get(journey::show).post(journey::keep))
        .route(of(Kind::Program), "/api/v1/reports", post(api::accept))
}

fn machines(table: RouteTable<Public>) -> RouteTable<Public> {
    table.route(Class::Machine, "/healthz", get(health::up)).route(Class::Machine, "/readyz", get(health::ready))
}
