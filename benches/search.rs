//! How long indexing and searching take: the bundled knowledge base, and the
//! one that `VEIVISER_CONTENT` names (a path list) where it is set.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::PathBuf;
use veiviser::content;
use veiviser::evaluate::known::{Maker, queries};
use veiviser::index::{Index, Query};
use veiviser::model::KnowledgeBase;

fn knowledge_base() -> KnowledgeBase {
    let roots = std::env::var_os("VEIVISER_CONTENT");
    let roots: Vec<PathBuf> =
        roots.map_or_else(Vec::new, |it| std::env::split_paths(&it).collect());
    let input = content::Input {
        roots,
        content_locale: None,
    };
    content::load(&input).expect("the content can be read").kb
}

fn indexing(criterion: &mut Criterion) {
    let kb = knowledge_base();
    let versions = kb.versions().count() as u64;
    let mut group = criterion.benchmark_group("index");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(versions));
    group.bench_function("all locales", |bench| {
        bench.iter(|| Index::build_temporary(black_box(&kb)).expect("there is room"));
    });
    group.finish();
}

fn searching(criterion: &mut Criterion) {
    let kb = knowledge_base();
    let index = Index::build_temporary(&kb).expect("there is room");
    let mut group = criterion.benchmark_group("search");
    for locale in &kb.locales {
        for maker in [Maker::Title, Maker::Misspelt, Maker::HalfTyped] {
            let queries = queries(&kb, locale, maker);
            if queries.is_empty() {
                continue;
            }
            let mut next = queries.iter().cycle();
            let id = BenchmarkId::new(maker.as_str(), locale);
            group.bench_function(id, |bench| {
                bench.iter(|| {
                    let (text, _) = next.next().expect("the cycle never ends");
                    black_box(index.search(&Query::new(text.as_str(), locale.clone())))
                });
            });
        }
    }
    group.finish();
}

fn suggesting(criterion: &mut Criterion) {
    let kb = knowledge_base();
    let index = Index::build_temporary(&kb).expect("there is room");
    let locale = &kb.settings.source_locale;
    criterion.bench_function("suggest", |bench| {
        bench.iter(|| black_box(index.suggest("reset my pass", locale, 5)));
    });
}

criterion_group!(benches, indexing, searching, suggesting);
criterion_main!(benches);
