//! Who asks: the address of the connection, or what a proxy of ours says of it.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

/// What is known of who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asker {
    /// The address of the connection.
    Direct(IpAddr),
    /// An address that a proxy of ours told.
    Told(IpAddr),
    /// Somebody behind a proxy of ours, which did not say who.
    Behind(IpAddr),
    /// Nobody knows: what was told is no address. All such are one.
    Unreadable,
}

/// Who asks, by the connection's other end, the headers and the proxies that are ours.
pub(super) fn asker(peer: Option<SocketAddr>, headers: &HeaderMap, proxies: &[IpAddr]) -> Asker {
    let Some(peer) = peer.map(|peer| peer.ip().to_canonical()) else { return Asker::Unreadable };
    if !proxies.contains(&peer) {
        return Asker::Direct(peer);
    }
    // Each proxy adds to the end; what stands before a proxy's own word was told by the visitor, and may be made up.
    let lines = headers.get_all(NAME).iter().rev();
    for entry in lines.flat_map(|line| line.as_bytes().rsplit(|byte| *byte == b',')) {
        match std::str::from_utf8(entry).ok().and_then(address) {
            // One proxy of ours behind another.
            Some(told) if proxies.contains(&told) => {}
            Some(told) => return Asker::Told(told),
            None => return Asker::Unreadable,
        }
    }
    Asker::Behind(peer)
}

/// The header in which proxies tell who asks them.
pub(super) const NAME: &str = "x-forwarded-for";

/// An address as proxies write it: with a port, in brackets, with a zone, or with nothing.
fn address(written: &str) -> Option<IpAddr> {
    let written = written.trim_matches([' ', '\t', '"']);
    let bare = match written.strip_prefix('[') {
        Some(rest) => {
            let (inside, port) = rest.split_once(']')?;
            (port.is_empty() || port.strip_prefix(':').is_some_and(is_port)).then_some(inside)?
        }
        None => match written.split_once(':') {
            Some((before, port)) if is_port(port) && before.contains('.') => before,
            _ => written,
        },
    };
    // A zone says by which card of the proxy's machine somebody came.
    let bare = bare.split_once('%').map_or(bare, |(address, _)| address);
    bare.parse().ok().map(|address: IpAddr| address.to_canonical())
}

fn is_port(written: &str) -> bool {
    written.parse::<u16>().is_ok() && written.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const PROXY: &str = "10.0.0.1";

    /// Who asks, where these lines come from this peer.
    fn asks(peer: &str, lines: &[&str]) -> Asker {
        let lines = lines.iter().map(|line| (NAME.parse().unwrap(), HeaderValue::from_bytes(line.as_bytes()).unwrap()));
        let proxies = [PROXY.parse().unwrap(), "10.0.0.2".parse().unwrap()];
        asker(Some(SocketAddr::new(peer.parse().unwrap(), 1)), &lines.collect(), &proxies)
    }

    fn is(address: &str) -> Asker {
        Asker::Told(address.parse().unwrap())
    }

    #[test]
    fn an_address_is_read_however_a_proxy_writes_it() {
        for (written, read) in [
            ("192.0.2.1", "192.0.2.1"),
            ("192.0.2.1:55", "192.0.2.1"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("2001:db8::1", "2001:db8::1"),
            ("fe80::1%eth0", "fe80::1"),
            ("[fe80::1%eth0]:9", "fe80::1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("[::FFFF:192.0.2.1]:65535", "192.0.2.1"),
            ("\"[2001:db8::1]:443\"", "2001:db8::1"),
            (" 192.0.2.1\t", "192.0.2.1"),
        ] {
            assert_eq!(asks(PROXY, &[written]), is(read), "{written}");
        }
        for wrong in [
            "",
            "unknown",
            "_hidden",
            "192.0.2.1:",
            "192.0.2.1:65536",
            "192.0.2.1:+1",
            "192.0.2.1:55:55",
            "[2001:db8::1",
            "[2001:db8::1]x",
            "2001:db8::1]",
            "192.0.2",
            "300.0.2.1",
            "10.0.0.9,",
            "\u{e9}",
        ] {
            assert_eq!(asks(PROXY, &[wrong]), Asker::Unreadable, "{wrong:?}");
        }
    }

    #[test]
    fn only_the_last_word_counts_and_only_from_a_proxy_of_ours() {
        assert_eq!(asks(PROXY, &["192.0.2.9, 192.0.2.1"]), is("192.0.2.1"));
        assert_eq!(asks(PROXY, &["192.0.2.9", "192.0.2.8, 192.0.2.1"]), is("192.0.2.1"));
        assert_eq!(asks(PROXY, &["192.0.2.9, 192.0.2.1, 10.0.0.2", "10.0.0.2"]), is("192.0.2.1"), "one behind another");
        assert_eq!(asks(PROXY, &["192.0.2.9, nonsense"]), Asker::Unreadable);
        assert_eq!(asks("::ffff:10.0.0.1", &["192.0.2.1"]), is("192.0.2.1"));
        for silent in [&[][..], &["10.0.0.2"]] {
            assert_eq!(asks(PROXY, silent), Asker::Behind(PROXY.parse().unwrap()));
        }
        let direct = Asker::Direct("192.0.2.7".parse().unwrap());
        assert_eq!(asks("192.0.2.7", &["192.0.2.1"]), direct, "nobody else is believed");
        assert_eq!(asks("::ffff:192.0.2.7", &[]), direct);
        assert_eq!(asker(None, &HeaderMap::new(), &[]), Asker::Unreadable);
    }
}
