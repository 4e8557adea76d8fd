//! Whether something made earlier still holds. By time stamps, as make does.

use std::{fs, path::Path, time::SystemTime};

/// True when `made` exists and none of `from` changed after it. Something in
/// `from` that is not there counts as changed: the maker will say what is wrong.
pub(crate) fn holds(made: &Path, from: &[impl AsRef<Path>]) -> bool {
    let Some(made) = changed(made) else {
        return false;
    };
    from.iter().all(|path| changed(path.as_ref()).is_some_and(|then| then <= made))
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}
