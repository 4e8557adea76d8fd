//! The audit, page by page.

use domain::queue::Reference;
use store::{AuditFilter, Store};

use super::made::entry;

pub(super) async fn story(store: &dyn Store) {
    let (one, other): (Reference, Reference) = ("7KQ4-M2XP".parse().unwrap(), "0123-4567".parse().unwrap());
    for at in 0..30 {
        let (actor, action) = (["Ann", "Ben", "Cem"][at % 3], ["open", "erase 4", "erase", "opened"][at % 4]);
        let reference = [Some(one), Some(other), None, None, Some(one)][at % 5];
        store.append(entry(actor, action, reference)).await.unwrap();
    }
    let all = store.entries(0, 100).await.unwrap();
    let reference = |reference| AuditFilter { reference: Some(reference), ..AuditFilter::default() };
    let actor = |actor: &str| AuditFilter { actor: Some(actor.to_owned()), ..AuditFilter::default() };
    let action = |action: &str| AuditFilter { action: Some(action.to_owned()), ..AuditFilter::default() };
    let both = AuditFilter { reference: Some(one), ..action("erase") };
    for (filter, wanted) in [
        (AuditFilter::default(), 30),
        (reference(one), 12),
        (reference(other), 6),
        (actor("Ben"), 10),
        (actor("ben"), 0),
        // The first word of it, and all of that.
        (action("erase"), 15),
        (action("open"), 8),
        (action("eras"), 0),
        (both, 6),
    ] {
        let mut found = Vec::new();
        loop {
            let before = found.last().map(|last: &domain::audit::Linked| last.number);
            let page = store.audit_page(filter.clone(), before, 4).await.unwrap();
            assert!(page.len() <= 4);
            if page.is_empty() {
                break;
            }
            found.extend(page);
        }
        assert_eq!(found.len(), wanted, "{filter:?}");
        assert!(found.is_sorted_by(|one, next| one.number > next.number), "the newest first");
        assert!(found.iter().all(|found| all.contains(found)), "as they are in the chain");
    }
}
