import { type Aim, plan, read } from '../prose/index.ts'
import { textOfPaper } from '../server/sheets/paper_text.ts'
import { type Arguments, type Command, grouped, print, word } from './command.ts'

const signs = { '>': '超过', '>=': '不低于', '<': '低于', '<=': '不超过' } as const

const amount = (value: number | null): string => (value === null ? '（空）' : grouped(value))

const wantedIn = ({ change, value, stretch, bound, unit, base_unit }: Aim): string => {
  if (change) {
    const way = change.direction === 'up' ? '提高' : '下降'
    return `${change.to === null ? '' : `比${change.to}`}${way}${amount(change.delta)}${change.unit}（基数待查）`
  }
  const level = `${bound ? signs[bound] : ''}${amount(value)}${base_unit || unit}`
  return stretch === null ? level : `保${level}，争${amount(stretch)}${base_unit || unit}`
}

const words = (aim: Aim): string => {
  const about = [aim.entity, aim.period, aim.measure].filter((one) => one !== null && one !== '').join(' ')
  const more = [aim.lead ? `牵头：${aim.lead}` : '', aim.due ? `时限：${aim.due}` : ''].filter((one) => one !== '')
  return [aim.kind === 'target' ? '目标' : '任务', about, wantedIn(aim), ...more, aim.sentence.quote].join('\t')
}

const run = async (given: Arguments): Promise<void> => {
  const text = await textOfPaper(word(given, 0, 'FILE'))
  for (const aim of plan(text, read(text))) print(given, aim, () => words(aim))
}

export const command: Command = {
  name: 'plan',
  usage: 'FILE [--json]',
  about: '读出一份计划（.docx .txt .md）里的目标和任务：指标、数值、保底与争取、牵头单位、时限，以及出自哪一句。',
  run,
}
