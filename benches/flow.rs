//! How long it takes to compile flows, to find the articles that are small ones, to walk a
//! step, and to write out every way.
//!
//! `cargo bench --bench flow`. `VEIVISER_CONTENT` names folders of locales, as it does for
//! the program; without it the bundled articles are read, and said so.

#![expect(
    clippy::print_stderr,
    reason = "a benchmark of other data must not go unnoticed"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use veiviser::content::{self, Input};
use veiviser::flow;
use veiviser::model::{Answers, Flow, Node};

fn input() -> Input {
    let roots = std::env::var_os("VEIVISER_CONTENT")
        .map_or_else(Vec::new, |it| std::env::split_paths(&it).collect());
    if roots.is_empty() {
        eprintln!("VEIVISER_CONTENT names no folder: the bundled articles are read instead");
    }
    Input {
        roots,
        content_locale: None,
    }
}

/// The answers of the longest way through a flow.
fn longest(flow: &Flow) -> Answers {
    let ends = flow::trails(flow).filter(|(_, id)| matches!(flow.nodes[*id], Node::Outcome(_)));
    let longest = ends.max_by_key(|(trail, _)| trail.len());
    longest.map_or_else(Answers::new, |(trail, _)| trail.into_iter().collect())
}

fn flows(criterion: &mut Criterion) {
    let loaded = content::load(&input()).expect("the corpus can be read");
    let files = flow::embedded_files();
    let (compiled, _) = flow::compile(&loaded.kb, &files);
    let mut group = criterion.benchmark_group("flow");
    group.sample_size(10);
    group.bench_function("compile", |b| {
        b.iter(|| flow::compile(&loaded.kb, &files));
    });
    group.bench_function("small flows", |b| b.iter(|| flow::small_flows(&loaded.kb)));
    for flow in &compiled {
        let answers = longest(flow);
        group.bench_function(
            format!("walk {} steps of {}", answers.len(), flow.id),
            |b| {
                b.iter(|| flow::walk(black_box(flow), black_box(&answers)));
            },
        );
        group.bench_function(format!("prove {}", flow.id), |b| {
            b.iter(|| flow::proof(flow));
        });
        // The ways are the same in all locales; each is written out once.
        group.bench_function(format!("write all ways of {}", flow.id), |b| {
            b.iter(|| {
                flow::transcript(flow, |_| String::new())
                    .map(|it| it.len())
                    .sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, flows);
criterion_main!(benches);
