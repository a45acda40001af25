//! The connections of browsers: how many there are, and how long they may take to send a request.
//!
//! A client that sends its request slowly, or never, must not keep others from being served. So the
//! head of a request has one deadline, however its bytes come, and so does a connection between two
//! requests. There is a largest number of connections; one more closes the one that has been without
//! a request for longest.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// The largest head of a request, in bytes. Browsers send the cookies of every server on this
/// machine.
const MAX_HEAD: usize = 64 * 1024;

/// How long to wait when the system refuses a connection, as when too many files are open.
const PAUSE: Duration = Duration::from_millis(100);

/// The limits that keep slow clients from occupying the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerLimits {
    /// How long the head of a request may take, counted from the response before it.
    pub head: Duration,
    /// How long the body of a request may take.
    pub body: Duration,
    /// How many connections may be open at the same time.
    pub connections: usize,
}

impl Default for ServerLimits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(20),
            body: Duration::from_secs(10),
            connections: 128,
        }
    }
}

/// Exists while a request is being answered; an event stream keeps its own until it ends.
#[derive(Debug, Clone)]
pub(super) struct RequestInProgress(#[expect(dead_code, reason = "it is counted")] Arc<()>);

/// Serves every connection with `answer`, until the future is dropped.
pub(super) async fn serve_connections<A, F>(listener: TcpListener, limits: ServerLimits, answer: A)
where
    A: Fn(Request, SocketAddr, RequestInProgress) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Response> + Send + 'static,
{
    let mut open = OpenConnections {
        most: limits.connections.max(1),
        list: VecDeque::new(),
    };
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                open.make_room();
                open.serve(stream, peer, limits, answer.clone());
            }
            Err(_) => {
                open.close_longest_idle();
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// The open connections, oldest first.
struct OpenConnections {
    most: usize,
    list: VecDeque<OpenConnection>,
}

struct OpenConnection {
    task: AbortHandle,
    /// One more reference than [`IDLE`] for each request in progress.
    requests: Arc<()>,
}

/// The references to the counter of a connection without a request: of the list and of the task.
const IDLE: usize = 2;

impl OpenConnections {
    fn make_room(&mut self) {
        self.list
            .retain(|connection| !connection.task.is_finished());
        while self.list.len() >= self.most {
            self.close_longest_idle();
        }
    }

    /// Closes the oldest connection without a request, or else the oldest of all.
    fn close_longest_idle(&mut self) {
        let is_idle = |it: &OpenConnection| Arc::strong_count(&it.requests) <= IDLE;
        let oldest = self.list.iter().position(is_idle).unwrap_or(0);
        if let Some(connection) = self.list.remove(oldest) {
            connection.task.abort();
        }
    }

    fn serve<A, F>(&mut self, stream: TcpStream, peer: SocketAddr, limits: ServerLimits, answer: A)
    where
        A: Fn(Request, SocketAddr, RequestInProgress) -> F + Send + Sync + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        // Without it, small responses wait for more bytes to come; that is slower and no worse.
        let _ = stream.set_nodelay(true);
        let requests = Arc::new(());
        let counter = Arc::clone(&requests);
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let in_progress = RequestInProgress(Arc::clone(&counter));
            let response = answer(request.map(Body::new), peer, in_progress);
            async move { Ok::<_, Infallible>(response.await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head)
            .max_buf_size(MAX_HEAD)
            .serve_connection(TokioIo::new(stream), service);
        // An error of a connection ends that connection; there is nobody to report it to.
        let task = tokio::spawn(async move {
            let _ = connection.await;
        });
        self.list.push_back(OpenConnection {
            task: task.abort_handle(),
            requests,
        });
    }
}
