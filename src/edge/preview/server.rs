//! HTTP.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HOST, HeaderValue, LOCATION, ORIGIN};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::future::select;
use futures_util::stream::{self, Stream};
use jiff::civil::Date;
use serde::Deserialize;

use super::answer::{self, Answer};
use super::fix::{Mended, fix};
use super::session::Session;
use crate::diagnostic::Text;
use crate::edge::Failure;
use crate::preview::{OWN, guard};

/// How many ports are tried when the first is taken.
const TRIES: u16 = 20;

/// The largest request to change something, in bytes.
const LARGEST: usize = 64 * 1024;

/// How often a word is sent to a browser that there is nothing to tell, so that a line that was cut
/// is noticed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// How long what is still being answered may take at the end.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// A port that is ours.
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
    host: String,
}

impl Bound {
    /// Takes a port at a host, the wanted one or the first free one behind it.
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

fn no_port(host: &str, port: u16, error: Option<io::Error>) -> Failure {
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

/// Serves a session until the program is asked to stop or the session is closed. `ready` is called
/// when both can be done: who stops a program as soon as it says where it is finds it listening.
///
/// # Errors
/// The machine refuses what a server needs.
pub fn serve(session: &Arc<Session>, bound: Bound, ready: impl FnOnce()) -> Result<(), Failure> {
    let failed = |error: io::Error| no_port(&bound.host, bound.address.port(), Some(error));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(failed)?;
    bound.listener.set_nonblocking(true).map_err(failed)?;
    let listener = bound.listener.try_clone().map_err(failed)?;
    let served = Served {
        session: Arc::clone(session),
        host: bound.host.as_str().into(),
    };
    let router = Router::new().fallback(handle).with_state(served);
    let ended = runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        let asked = asked_to_stop()?;
        ready();
        select(Box::pin(asked), Box::pin(session.ended())).await;
        Ok(())
    });
    session.close();
    runtime.shutdown_timeout(LAST_WORDS);
    ended.map_err(failed)
}

/// Listens from now on for somebody who asks the program to stop.
#[cfg(unix)]
fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        let (interrupt, terminate) = (Box::pin(interrupt.recv()), Box::pin(terminate.recv()));
        select(interrupt, terminate).await;
    })
}

/// Listens from now on for somebody who asks the program to stop.
#[cfg(not(unix))]
fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where it cannot be heard there is nothing to wait for.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

#[derive(Clone)]
struct Served {
    session: Arc<Session>,
    /// The name or number that was asked for.
    host: Arc<str>,
}

async fn handle(
    State(served): State<Served>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    let host = header(request.headers(), &HOST).unwrap_or_default();
    if !guard::is_for_us(host, &served.host) {
        return send(Answer::plain(403, "unknown host"));
    }
    let path = request.uri().path().to_owned();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let own = path.strip_prefix(OWN).map(str::to_owned);
    let session = served.session;
    match (request.method(), own.as_deref()) {
        (&Method::GET, Some("events")) => events(session).into_response(),
        (&Method::GET | &Method::HEAD, _) => {
            blocking(move || match own {
                Some(own) => answer::own(&session, &own, &query),
                None => answer::site(&session, &path, &query),
            })
            .await
        }
        (&Method::POST, Some("fix" | "travel")) => {
            let may = peer.ip().is_loopback()
                && guard::is_same_origin(header(request.headers(), &ORIGIN), host)
                && token(request.headers()) == Some(session.token.as_str());
            if !may {
                return send(Answer::plain(403, "not allowed"));
            }
            let Ok(body) = to_bytes(request.into_body(), LARGEST).await else {
                return send(Answer::plain(413, "too large"));
            };
            let is_fix = own.as_deref() == Some("fix");
            blocking(move || match is_fix {
                true => mend(&session, &body),
                false => travel(&session, &body),
            })
            .await
        }
        _ => send(Answer::plain(405, "not like this")),
    }
}

/// Does something that may take a while where nobody else waits for it.
async fn blocking(work: impl FnOnce() -> Answer + Send + 'static) -> Response {
    let done = tokio::task::spawn_blocking(work).await;
    send(done.unwrap_or_else(|_| Answer::plain(500, "failed")))
}

#[derive(Deserialize)]
struct Fix {
    id: String,
}

fn mend(session: &Session, body: &[u8]) -> Answer {
    let Ok(wanted) = serde_json::from_slice::<Fix>(body) else {
        return Answer::plain(400, "no id");
    };
    match fix(session, &wanted.id) {
        Mended::Done => Answer::empty(204),
        Mended::Gone => Answer::plain(404, "no such problem"),
        Mended::Refused(message) => {
            let message = std::collections::BTreeMap::from([("message", message)]);
            Answer {
                status: 409,
                ..Answer::json(&message)
            }
        }
    }
}

#[derive(Deserialize)]
struct Travel {
    /// Absent, null for the clock's, or a date.
    #[serde(default, deserialize_with = "present")]
    as_of: Option<Option<Date>>,
    drafts: Option<bool>,
}

/// What is null is there all the same.
fn present<'d, D: serde::Deserializer<'d>>(from: D) -> Result<Option<Option<Date>>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    let date = text.map(|text| text.parse::<Date>()).transpose();
    date.map(Some).map_err(serde::de::Error::custom)
}

fn travel(session: &Session, body: &[u8]) -> Answer {
    match serde_json::from_slice::<Travel>(body) {
        Ok(wanted) => {
            session.travel(wanted.as_of, wanted.drafts);
            Answer::empty(204)
        }
        Err(error) => Answer::plain(400, &error.to_string()),
    }
}

/// The state, at once and whenever something in it has changed.
fn events(session: Arc<Session>) -> impl IntoResponse {
    let stream = states(session);
    let mut response = Sse::new(stream)
        .keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE))
        .into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn states(session: Arc<Session>) -> impl Stream<Item = Result<Event, Infallible>> {
    let mut heard = session.listen();
    heard.mark_changed();
    stream::unfold((session, heard), |(session, mut heard)| async move {
        heard.changed().await.ok()?;
        if session.is_closed() {
            return None;
        }
        let teller = Arc::clone(&session);
        let state = tokio::task::spawn_blocking(move || {
            serde_json::to_string(&teller.state(&teller.current()))
        });
        let state = state.await.ok()?.ok()?;
        let event = Event::default().event("state").data(state);
        Some((Ok(event), (session, heard)))
    })
}

fn send(answer: Answer) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(answer.media_type));
    let value = |text: Option<String>| text.and_then(|text| HeaderValue::try_from(text).ok());
    if let Some(location) = value(answer.location) {
        headers.insert(LOCATION, location);
    }
    if let Some(tag) = value(answer.tag) {
        headers.insert(ETAG, tag);
    }
    response
}

fn header<'h>(headers: &'h HeaderMap, name: &axum::http::HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

fn token(headers: &HeaderMap) -> Option<&str> {
    headers.get("x-vindplek-token")?.to_str().ok()
}
