//! Whom a request counts for. Nobody can tell from it who that was.

/// Stands for a source: two numbers, drawn from its address under a key that is drawn anew each day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Source {
    /// For its address, or its network of 64 bits.
    pub own: u32,
    /// For the network of 48 bits around it, where it has one.
    pub network: Option<u32>,
}

tokio::task_local! {
    static ASKING: Option<Source>;
}

impl Source {
    /// Answers a request for a source, which what it calls can ask for.
    pub async fn serve<T>(source: Option<Self>, answer: impl Future<Output = T>) -> T {
        ASKING.scope(source, answer).await
    }

    /// The source of the request that is being answered; none outside of one, and where nobody is told apart.
    pub fn asking() -> Option<Self> {
        ASKING.try_with(|source| *source).ok().flatten()
    }
}
