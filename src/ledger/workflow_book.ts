/**
 * 办理流程一览: every declared workflow as a page that a section can be handed: states with their limits, moves with those who
 * make them, papers, and the norms with their sources. It is written from the declarations and never by hand.
 */
import type { Declared } from './declared.ts'
import type { Day, LedgerDocument, MoveDocument, NormDocument, StateDocument, WorkflowDocument } from './document.ts'
import { type LimitWordsPlace, limitDeclaredWords, spanWords } from './limit_declared_words.ts'
import { normValue } from './norm.ts'
import { describeWhere } from './where_words.ts'
import { enterersOf, fillersOf, stateTitle } from './workflow.ts'

const HEAD = `# 办理流程一览

本页由台账声明生成，不手工改：改了声明以后运行 \`npm run workflows\`。规定值按生成时所列日期的取值；标“当地”的由各县按本地规定改。
`

/** The day whose norms `docs/WORKFLOWS.md` shows: not today, so that the page changes with the declarations only. */
export const BOOK_DAY: Day = '2026-09-01'

type Book = Pick<Declared, 'organisation' | 'norms' | 'papers' | 'ledgers'>

/** Markdown. `on`: the day whose norms are shown. */
export function workflowBook(declared: Book, on: Day): string {
  const ledgers = [...declared.ledgers.values()]
    .filter(({ workflow }) => workflow !== undefined)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const contents = ledgers.map(({ title, name }) => `- [${title}](#${name})`).join('\n')
  const pages = ledgers.map((ledger) => page(ledger, declared, on))
  return `${[HEAD, `规定值取值日期：${on}`, contents, ...pages].join('\n\n').replaceAll(/\n{3,}/g, '\n\n')}\n`
}

const orderOf = ({ section = '', name }: LedgerDocument): string => `${section}/${name}`

function page(ledger: LedgerDocument, declared: Book, on: Day): string {
  const place = { ledger, norms: declared.norms, on }
  const { states } = ledger.workflow!
  const posts = titlesOf(declared)
  return [
    `<a id="${ledger.name}"></a>\n\n## ${ledger.title}`,
    ledger.about ?? '',
    `填报：${fillersOf(ledger).map(posts).join('、')}。${entering(ledger, posts)}`,
    table(
      ['状态', '期限', '说明'],
      Object.entries(states).map(([name, state]) => stateLine(name, state, ledger.workflow!, place)),
    ),
    table(
      ['动作', '从', '到', '由谁办', '要填和要写', '说明'],
      alikeIn(ledger.workflow!).map((alike) => moveLine(alike, declared, place, posts)),
    ),
    normTable(ledger.workflow!, declared.norms, on),
  ].join('\n\n')
}

function titlesOf({ organisation }: Book): (position: string) => string {
  const titles = new Map(organisation.positions.map(({ name, title }) => [name, title]))
  return (position) => titles.get(position) ?? position
}

function stateLine(name: string, state: StateDocument, { start }: WorkflowDocument, place: LimitWordsPlace): string[] {
  const notes = [
    ...(name === start ? ['起点'] : []),
    ...(state.final ? ['终点'] : []),
    ...(state.rests ? ['在册，不欠办理'] : []),
    ...(state.stay ? [`满${spanWords(state.stay, place)}才能往下办`] : []),
  ]
  return [state.title, limitDeclaredWords(state.limit, place).join('<br>') || '—', notes.join('；')]
}

function moveLine(
  alike: readonly MoveDocument[],
  { papers }: Book,
  place: LimitWordsPlace,
  posts: (position: string) => string,
): string[] {
  const { ledger } = place
  const [move] = alike as readonly [MoveDocument]
  const from = alike.flatMap((one) => [one.from].flat())
  const asked = [...new Set(alike.flatMap(({ asks }) => asks ?? []))].map(
    (field) => ledger.fields[field]?.title ?? field,
  )
  return [
    move.title,
    from.map((state) => stateTitle(ledger, state)).join('、'),
    stays(move) ? '不变' : stateTitle(ledger, move.to),
    [move.by].flat().map(posts).join('、'),
    [...asked, ...(move.reason ? ['理由'] : []), ...(move.points ? ['有错的格'] : [])].join('、'),
    notesOf(move, papers, place).join('；'),
  ]
}

/** Moves that are one and the same in several states, as 督办 is, take one line. */
function alikeIn({ moves }: WorkflowDocument): MoveDocument[][] {
  const found = new Map<string, MoveDocument[]>()
  for (const move of Object.values(moves)) {
    const { from: _from, to, asks: _asks, ...rest } = move
    const key = JSON.stringify(stays(move) ? rest : [move.from, to, rest])
    found.set(key, [...(found.get(key) ?? []), move])
  }
  return [...found.values()]
}

const stays = ({ from, to }: MoveDocument): boolean => [from].flat().every((state) => state === to)

function notesOf(move: MoveDocument, papers: Book['papers'], place: LimitWordsPlace): string[] {
  const { ledger } = place
  const paper = move.prints === undefined ? undefined : papers.get(move.prints)
  const field = (name: string): string => ledger.fields[name]?.title ?? name
  return [
    ...(move.when ? [`限${describeWhere(move.when, ledger)}`] : []),
    ...(paper ? [`印《${paper.title}》${paper.served ? '，要送达' : ''}`] : []),
    ...(move.extends ? [`延长${spanWords(move.extends, place)}`] : []),
    ...(move.restarts ? ['期限重新起算'] : []),
    ...(move.early ? ['公示期内可办'] : []),
    ...(move.undoes ? ['撤回：期限接着算'] : []),
    ...(move.at ? [`由“${field(move.at)}”办`] : []),
    ...(move.hands ? [`转到“${field(move.hands)}”`] : []),
  ]
}

function normTable(workflow: WorkflowDocument, norms: ReadonlyMap<string, NormDocument>, on: Day): string {
  const named = [...JSON.stringify(workflow).matchAll(/"norm":"([^"]+)"/g)].map(([, name = '']) => name)
  const lines = [...new Set(named)].flatMap((name) => {
    const norm = norms.get(name)
    const value = norm && normValue(norm, on)
    return norm && value
      ? [[norm.title, `${value.value}${norm.unit}`, value.from, `${value.source}${value.local ? '（当地）' : ''}`]]
      : []
  })
  return lines.length === 0 ? '' : table(['规定值', '取值', '起用', '依据'], lines)
}

function table(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '／')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...lines.map(line)].join('\n')
}

function entering(ledger: LedgerDocument, posts: (position: string) => string): string {
  const enterers = enterersOf(ledger)
  return enterers.length === 0 ? '' : `到下级单位的${enterers.map(posts).join('、')}也可登记。`
}
