//! What was let through.

use super::{Access, Part, Standing, Viewer};

/// Something of a case of which parts can be taken out.
pub trait Cut {
    /// Takes this part out, so that nothing of it is left: not its words, nor how much there was of it.
    fn cut(&mut self, part: Part);
}

/// Something of a case as somebody may see it. There is no other way to one than [`Seen::by`], so a page that takes it
/// can't show what the policy keeps back.
#[derive(Clone, Debug)]
pub struct Seen<T> {
    value: T,
    without: &'static [Part],
}

impl<T: Cut> Seen<T> {
    /// What this viewer may see of it; none where for them there is no such case.
    pub fn by(viewer: &Viewer, case: &Standing, mut value: T) -> Option<Self> {
        let without = match viewer.may_see(case) {
            Access::Full => &[][..],
            Access::Without(parts) => parts,
            Access::Nothing => return None,
        };
        for part in without {
            value.cut(*part);
        }
        Some(Self { value, without })
    }

    /// Whether this part is kept back from them: by their role, whether or not there was anything.
    pub fn is_kept_back(&self, part: Part) -> bool {
        self.without.contains(&part)
    }
}

impl<T> std::ops::Deref for Seen<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
