//! How long it takes to read articles, index them and compile flows.
//!
//! `cargo bench --bench read`. The corpus is a folder of locales, named by
//! `VEIVISER_CORPUS`; without it the bundled articles are read, and said so.

#![expect(
    clippy::print_stderr,
    reason = "a benchmark of other data must not go unnoticed"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use std::path::PathBuf;
use veiviser::content::{self, Input};
use veiviser::flow;
use veiviser::index::Index;

fn input() -> Input {
    let roots: Vec<PathBuf> = std::env::var_os("VEIVISER_CORPUS")
        .map(PathBuf::from)
        .into_iter()
        .collect();
    if roots.is_empty() {
        eprintln!("VEIVISER_CORPUS names no folder: the bundled articles are read instead");
    }
    Input {
        roots,
        content_locale: None,
    }
}

fn read(criterion: &mut Criterion) {
    let input = input();
    let loaded = content::load(&input).expect("the corpus can be read");
    let files = flow::embedded_files();
    let mut group = criterion.benchmark_group("read");
    group.sample_size(10);
    group.bench_function("fingerprint", |b| b.iter(|| content::fingerprint(&input)));
    group.bench_function("load", |b| b.iter(|| content::load(&input)));
    group.bench_function("compile flows", |b| {
        b.iter(|| flow::compile(&loaded.kb, &files));
    });
    group.bench_function("index", |b| b.iter(|| Index::build_temporary(&loaded.kb)));
    group.finish();
}

criterion_group!(benches, read);
criterion_main!(benches);
