//! The preview over HTTP: access control, events for browsers, and response headers.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT, ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST, HeaderName,
    HeaderValue, LOCATION, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::future::select;
use futures_util::stream::{self, Stream, StreamExt};

use super::answer;
use super::bound::{Bound, no_port};
use super::change::change;
use super::connections::{RequestInProgress, ServerLimits, serve_connections};
use super::response::PreviewResponse;
use super::session::PreviewSession;
use crate::edge::Failure;
use crate::preview::differences::VERSION;
use crate::preview::media_type::{HTML, content_type};
use crate::preview::{OWN, guard, html};
use crate::sending::state::SendingState;

/// How often an empty event is sent when nothing changes, so that both ends notice a lost connection.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How long requests that are being answered may take once the server stops.
const SHUTDOWN: Duration = Duration::from_millis(300);

/// Headers that every response has. A page of another site can neither show a response in a frame
/// nor load it as a script or picture; what is sent is never taken for another type than it is; and
/// addresses of the preview are not passed on to other sites.
const PROTECTION: [(HeaderName, HeaderValue); 5] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// Serves a session until the program is asked to stop or the session is closed. Calls `ready` only
/// after the signal handlers are installed, so that a program that waits for the address to be
/// printed can stop the server from then on.
///
/// # Errors
/// The system refuses a thread, the port or the signal handlers.
pub fn serve(
    session: &Arc<PreviewSession>,
    bound: Bound,
    ready: impl FnOnce(),
) -> Result<(), Failure> {
    serve_within(session, bound, ServerLimits::default(), ready)
}

/// Like [`serve`], with other limits.
///
/// # Errors
/// As of [`serve`].
pub fn serve_within(
    session: &Arc<PreviewSession>,
    bound: Bound,
    limits: ServerLimits,
    ready: impl FnOnce(),
) -> Result<(), Failure> {
    let failed = |error: io::Error| no_port(&bound.host, bound.address.port(), Some(error));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(failed)?;
    bound.listener.set_nonblocking(true).map_err(failed)?;
    let listener = bound.listener.try_clone().map_err(failed)?;
    let served = Arc::new(Served {
        session: Arc::clone(session),
        host: bound.host.clone(),
        port: bound.port(),
        is_exposed: !bound.is_loopback(),
        body_time: limits.body,
    });
    let answer = move |request, peer: SocketAddr, in_progress| {
        handle(Arc::clone(&served), peer.ip(), request, in_progress)
    };
    let stopped = runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        tokio::spawn(serve_connections(listener, limits, answer));
        let stop = stop_signal()?;
        ready();
        select(Box::pin(stop), Box::pin(session.closed())).await;
        Ok(())
    });
    session.close();
    runtime.shutdown_timeout(SHUTDOWN);
    stopped.map_err(failed)
}

/// Installs handlers for SIGINT and SIGTERM; the future resolves when one of them comes.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        let (interrupt, terminate) = (Box::pin(interrupt.recv()), Box::pin(terminate.recv()));
        select(interrupt, terminate).await;
    })
}

/// A future that resolves when Ctrl-C is pressed.
#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a handler the system ends the program itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

struct Served {
    session: Arc<PreviewSession>,
    /// The host name or address that was asked for with `--host`.
    host: String,
    port: u16,
    /// Whether other machines can reach the server.
    is_exposed: bool,
    /// How long the body of a request may take.
    body_time: Duration,
}

impl Served {
    /// Whether a machine may ask for a change: of files, or of what is shown. A server that other machines
    /// can reach changes files only when it was told to.
    fn may_change(&self, peer: IpAddr, writes: bool) -> bool {
        let may_edit = self.session.may_edit;
        match self.is_exposed {
            true => may_edit || (!writes && peer.to_canonical().is_loopback()),
            false => peer.to_canonical().is_loopback(),
        }
    }

    fn is_allowed_host(&self, host: &str) -> bool {
        guard::is_allowed_host(host, &self.host, self.is_exposed)
    }
}

async fn handle(
    served: Arc<Served>,
    peer: IpAddr,
    request: Request,
    in_progress: RequestInProgress,
) -> Response {
    let own = request.uri().path().strip_prefix(OWN);
    let is_version = own.is_some_and(|name| name.starts_with(VERSION));
    let mut response = respond(&served, peer, request, in_progress).await;
    for (name, value) in PROTECTION {
        response.headers_mut().insert(name, value);
    }
    if served.session.is_in_editor {
        allow_frames(response.headers_mut(), guard::policy_in_editor, None);
    } else if is_version {
        let older = HeaderValue::from_static("SAMEORIGIN");
        allow_frames(
            response.headers_mut(),
            guard::policy_in_preview,
            Some(older),
        );
    }
    response
}

/// Lets some pages show a response in a frame, by a change of its policy. `older` is what the older
/// header says of it, which cannot name Visual Studio Code.
fn allow_frames(headers: &mut HeaderMap, changed: fn(&str) -> String, older: Option<HeaderValue>) {
    let policy = headers.get(CONTENT_SECURITY_POLICY);
    let policy = policy.and_then(|policy| policy.to_str().ok());
    let policy = policy.map(changed);
    if let Some(policy) = policy.and_then(|policy| HeaderValue::try_from(policy).ok()) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
        headers.remove(X_FRAME_OPTIONS);
        headers.extend(older.map(|older| (X_FRAME_OPTIONS, older)));
    }
}

async fn respond(
    served: &Served,
    peer: IpAddr,
    request: Request,
    in_progress: RequestInProgress,
) -> Response {
    let Some(host) = only_host(request.headers()) else {
        return send(PreviewResponse::plain(400, "one Host header is needed"));
    };
    let asked = request.uri().authority().map_or(host, |it| it.as_str());
    if !served.is_allowed_host(host) || !served.is_allowed_host(asked) {
        return send(unknown_host(served, &request, asked));
    }
    let path = request.uri().path().to_owned();
    let query = request.uri().query().unwrap_or_default().to_owned();
    let own = path.strip_prefix(OWN).map(str::to_owned);
    let session = Arc::clone(&served.session);
    let change = own.as_deref().and_then(change);
    match (request.method(), own.as_deref(), change) {
        (&Method::GET, Some("events"), _) => events(session, in_progress),
        // What git says of this machine is for the editor at it: from others nothing is sent.
        (&Method::GET | &Method::HEAD, Some("sending"), _)
            if !(session.may_edit && peer.to_canonical().is_loopback()) =>
        {
            send(PreviewResponse::json(&SendingState::default()))
        }
        (&Method::GET | &Method::HEAD, ..) => {
            blocking(move || match own {
                Some(own) => answer::own(&session, &own, &query),
                None => answer::site(&session, &path, &query),
            })
            .await
        }
        (&Method::POST, _, Some(change)) => {
            let is_allowed = served.may_change(peer, change.writes)
                && (!change.is_local || peer.to_canonical().is_loopback())
                && guard::is_same_origin(header(request.headers(), &ORIGIN), host)
                && token(request.headers()) == Some(session.token.as_str());
            if !is_allowed {
                return send(PreviewResponse::plain(
                    403,
                    "changes are only accepted from a page of this server on this machine, or with --edit",
                ));
            }
            let body = read_to_end(request.into_body(), change.most);
            let body = match tokio::time::timeout(served.body_time, body).await {
                Ok(Ok(Some(body))) => body,
                Ok(Ok(None)) => {
                    return send(PreviewResponse::plain(413, "the request body is too large"));
                }
                Ok(Err(_)) => {
                    return send(PreviewResponse::plain(400, "the request body was cut off"));
                }
                Err(_) => {
                    return send(PreviewResponse::plain(
                        408,
                        "the request body took too long",
                    ));
                }
            };
            blocking(move || (change.handler)(&session, &body)).await
        }
        _ => {
            let allowed = match change {
                Some(_) => "POST",
                None => "GET, HEAD",
            };
            let mut response = send(PreviewResponse::plain(405, "method not allowed"));
            let headers = response.headers_mut();
            headers.insert(ALLOW, HeaderValue::from_static(allowed));
            response
        }
    }
}

/// The bytes of a body; nothing when there are more than `most`. Such a body is read to its end as
/// well: a client that is still sending when the connection is closed never sees the response.
async fn read_to_end(body: Body, most: usize) -> Result<Option<Vec<u8>>, axum::Error> {
    let mut chunks = body.into_data_stream();
    let mut kept = Some(Vec::new());
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        kept = kept.filter(|bytes| bytes.len() + chunk.len() <= most);
        if let Some(bytes) = &mut kept {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(kept)
}

/// The value of the header `Host`, of which there must be one.
fn only_host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next()?.to_str().ok()?;
    hosts.next().is_none().then_some(host)
}

/// The response to a request for a host name that is not served: a page for people, a line for
/// programs.
fn unknown_host(served: &Served, request: &Request, host: &str) -> PreviewResponse {
    let accepts = header(request.headers(), &ACCEPT).unwrap_or_default();
    match accepts.contains(HTML) {
        true => PreviewResponse::html(403, html::unknown_host(host, served.port)),
        false => PreviewResponse::plain(403, &html::unknown_host_line(served.port)),
    }
}

/// Runs work that may take a while on a thread that blocks no other request.
async fn blocking(work: impl FnOnce() -> PreviewResponse + Send + 'static) -> Response {
    let done = tokio::task::spawn_blocking(work).await;
    send(done.unwrap_or_else(|_| PreviewResponse::plain(500, "the request could not be answered")))
}

/// A stream of events with the state: one immediately, and one after each change.
fn events(session: Arc<PreviewSession>, in_progress: RequestInProgress) -> Response {
    Sse::new(states(session, in_progress))
        .keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
        .into_response()
}

fn states(
    session: Arc<PreviewSession>,
    in_progress: RequestInProgress,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let mut updates = session.subscribe();
    updates.mark_changed();
    let start = (session, updates, in_progress);
    stream::unfold(start, |(session, mut updates, in_progress)| async move {
        updates.changed().await.ok()?;
        if session.editions.is_closed() {
            return None;
        }
        let serializing = Arc::clone(&session);
        let state = tokio::task::spawn_blocking(move || {
            let snapshot = serializing.editions.current();
            serde_json::to_string(&serializing.state(&snapshot))
        });
        let state = state.await.ok()?.ok()?;
        let event = Event::default().event("state").data(state);
        Some((Ok(event), (session, updates, in_progress)))
    })
}

fn send(answer: PreviewResponse) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    let policy = guard::content_security_policy(answer.media_type, answer.is_page);
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    let value = |text: Option<String>| text.and_then(|text| HeaderValue::try_from(text).ok());
    if let Some(content_type) = value(Some(content_type(answer.media_type).into_owned())) {
        headers.insert(CONTENT_TYPE, content_type);
    }
    if let Some(location) = value(answer.location) {
        headers.insert(LOCATION, location);
    }
    if let Some(tag) = value(answer.tag) {
        headers.insert(ETAG, tag);
    }
    response
}

fn header<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

fn token(headers: &HeaderMap) -> Option<&str> {
    headers.get("x-vindplek-token")?.to_str().ok()
}
