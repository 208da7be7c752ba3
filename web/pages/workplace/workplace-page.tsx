export function WorkplacePage() {
  return <main className="page">…</main>
}
