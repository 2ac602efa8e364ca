//! How long it takes to read articles, index them and compile flows.
//!
//! `cargo bench --bench read`. `VEIVISER_CONTENT` names folders of locales, as it does
//! for the program; without it the bundled articles are read, and said so.

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
    let roots = std::env::var_os("VEIVISER_CONTENT");
    let roots: Vec<PathBuf> =
        roots.map_or_else(Vec::new, |it| std::env::split_paths(&it).collect());
    if roots.is_empty() {
        eprintln!("VEIVISER_CONTENT names no folder: the bundled articles are read instead");
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
