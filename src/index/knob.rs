use std::collections::HashMap;
use std::sync::LazyLock;
static K: LazyLock<HashMap<String, f32>> = LazyLock::new(|| {
    std::env::vars()
        .filter_map(|(k, v)| Some((k.strip_prefix("K_")?.to_owned(), v.parse().ok()?)))
        .collect()
});
pub(super) fn knob(name: &str, default: f32) -> f32 {
    K.get(name).copied().unwrap_or(default)
}
