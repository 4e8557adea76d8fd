//! Medians, and lines of a table.

use std::time::Duration;

/// One thing measured with the small database and the large one, and how their medians relate.
pub(crate) fn line(what: &str, times: &[Vec<Duration>; 2]) -> (String, f64) {
    let [small, large] = times.each_ref().map(|times| median(times));
    let [small_mean, large_mean] = times.each_ref().map(|times| mean(times));
    let (ratio, of_means) = (large / small, large_mean / small_mean);
    (format!("{what:<34}{small:>9.3} ms {large:>9.3} ms   {ratio:.2}   (of means: {of_means:.2})"), ratio)
}

/// The one in the middle, in milliseconds.
fn median(times: &[Duration]) -> f64 {
    let mut times = times.to_vec();
    times.sort_unstable();
    1000.0 * times[times.len() / 2].as_secs_f64()
}

/// With what is done only now and then, such as tidying, in milliseconds.
fn mean(times: &[Duration]) -> f64 {
    let count = u32::try_from(times.len()).unwrap();
    1000.0 * (times.iter().sum::<Duration>() / count).as_secs_f64()
}
