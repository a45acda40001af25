//! The port that the preview is served on.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};

use crate::diagnostic::Text;
use crate::edge::Failure;

/// How many ports are tried when the first is taken.
const TRIES: u16 = 20;

/// A port that the server listens on.
pub struct Bound {
    pub(super) listener: TcpListener,
    pub(super) address: SocketAddr,
    /// The host as it was asked for.
    pub(super) host: String,
}

impl Bound {
    /// Binds the wanted port of a host, or the first free one after it.
    ///
    /// # Errors
    /// There is no such host here, or no port is free.
    pub fn new(host: &str, port: u16) -> Result<Self, Failure> {
        let mut refused = None;
        for port in port..=port.saturating_add(TRIES) {
            match bind(host, port) {
                Ok((listener, address)) => {
                    return Ok(Self {
                        listener,
                        address,
                        host: host.to_owned(),
                    });
                }
                Err(error) => {
                    let is_taken = matches!(
                        error.kind(),
                        io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied
                    );
                    refused = Some(error);
                    if !is_taken {
                        break;
                    }
                }
            }
        }
        Err(no_port(host, port, refused))
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Whether only this machine can reach it.
    pub fn is_loopback(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// The address of the start page, with the number of this machine instead of its name.
    pub fn numeric_url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The address of the start page.
    pub fn url(&self) -> String {
        let host = match self.address.ip() {
            ip if ip.is_loopback() || ip.is_unspecified() => "localhost".to_owned(),
            IpAddr::V6(ip) => format!("[{ip}]"),
            IpAddr::V4(ip) => ip.to_string(),
        };
        format!("http://{host}:{}/", self.port())
    }
}

fn bind(host: &str, port: u16) -> io::Result<(TcpListener, SocketAddr)> {
    let addresses: Vec<SocketAddr> = (host, port).to_socket_addrs()?.collect();
    let listener = TcpListener::bind(addresses.as_slice())?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

pub(super) fn no_port(host: &str, port: u16, error: Option<io::Error>) -> Failure {
    let words = error.map_or_else(String::new, |error| format!(": {error}"));
    Failure::new(
        Text::new(
            format!("Op “{host}” is vanaf poort {port} geen poort te krijgen{words}"),
            format!("No port can be had on “{host}” from {port} on{words}"),
        ),
        Text::new(
            "Kies met --port een andere poort, of laat --host weg",
            "Choose another port with --port, or leave --host out",
        ),
    )
}
