//! `veiviser serve`: the web app.

use crate::Error;
use crate::cli::{Done, Global, io, load};
use crate::web::{self, App, Options};
use clap::Args;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Show the articles, search and troubleshooters in a browser
#[derive(Args, Debug)]
pub struct Serve {
    /// The address to listen on
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_name = "ADDRESS")]
    host: IpAddr,
    /// The port to listen on; 0 takes any that is free
    #[arg(long, default_value_t = 8080, value_name = "PORT")]
    port: u16,
}

impl Serve {
    /// Runs the command until it is asked to stop.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        let everything = load::everything(global)?;
        let index = load::index_of(global, &everything)?;
        let app = App::new(load::renderer(everything)?, Some(index));
        let options = Options {
            address: SocketAddr::new(self.host, self.port),
        };
        web::serve(app, &options, &mut |address| {
            // Where nobody reads the address, the pages are served all the same.
            let _ = io::print(&format!("http://{address}/\n"));
        })?;
        Ok(Done::Good)
    }
}
