/** `npm run bench [figures|save|import|rush|my_work|deadlines|report|prose]`: each prints its baseline, measured in the same run. */
const benches = {
  figures: () => import('./figures.ts'),
  save: () => import('./save.ts'),
  import: () => import('./import.ts'),
  rush: () => import('./rush.ts'),
  my_work: () => import('./my_work.ts'),
  deadlines: () => import('./deadlines.ts'),
  report: () => import('./report.ts'),
  prose: () => import('./prose.ts'),
}

const asked = process.argv.slice(2)
for (const [name, load] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const { run } = await load()
  await run()
}
