//! The list of cases.

mod list;
mod narrow;

use leptos::prelude::*;

use super::icons::{Icon, icon};
use super::parts::{band, said};
use crate::model::{QueuePage, Signed, Tile};

pub(super) fn title(page: &QueuePage) -> String {
    let sum = |of: fn(&Tile) -> u64| page.tiles.iter().map(of).sum::<u64>();
    let (waiting, late) = (sum(|tile| tile.waiting), sum(|tile| tile.late));
    if page.tiles.is_empty() { "Queue".to_owned() } else { format!("Queue: {waiting} to read, {late} late") }
}

pub(super) fn view(page: &QueuePage, signed: Option<&Signed>) -> AnyView {
    let as_of = (!page.as_of.is_empty()).then(|| page.as_of.clone());
    view! {
        {head(page)}
        {said(page.said.as_ref())}
        {tiles(&page.tiles)}
        <div id="live" role="status" data-live="/live" data-as-of=as_of></div>
        {narrow::views(page)}
        {narrow::filters(&page.filter)}
        {list::view(page, signed)}
    }
    .into_any()
}

fn head(page: &QueuePage) -> AnyView {
    let take = page.may_take.then(|| {
        let urgent = page.most_urgent.clone().map(|urgent| {
            view! { <p class="small muted">"Most urgent with no owner: " <b>{urgent}</b></p> }
        });
        view! {
            <form method="post" action="/take-next" class="btns">
                {urgent}
                <button class="btn main big" type="submit" data-key="t">"Take next " <kbd hidden>"t"</kbd></button>
            </form>
        }
    });
    view! {
        <div class="head">
            <div class="grow"><h1>"Queue"</h1><p>{page.today.clone()} ". " {page.staffed.clone()}</p></div>
            {take}
        </div>
    }
    .into_any()
}

fn tiles(tiles: &[Tile]) -> Option<AnyView> {
    let links = tiles.iter().map(|tile| {
        let late = match tile.late {
            0 => view! { "none late" }.into_any(),
            late => view! { <span class="late">{icon(Icon::Warn)} " " {late} " late"</span> }.into_any(),
        };
        view! {
            <a href=tile.href.clone()>
                <span class="big">{tile.waiting}</span>
                " "
                {band(tile.band)}
                " "
                <span class="small">"to read · " {late}</span>
            </a>
        }
    });
    (!tiles.is_empty()).then(|| {
        view! { <div class="tiles" role="group" aria-label="What waits, by band">{links.collect_view()}</div> }
            .into_any()
    })
}
