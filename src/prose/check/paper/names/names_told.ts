/** Names that are not as many as their heading says, or one of them twice: （二）二等奖（15名） and 14 names below. */
import { type Finding, wordsAt } from '../../ground/finding.ts'
import { isName } from '../../ground/people.ts'
import { isSureName } from '../../lists/listed_behind.ts'
import { listsBehind, listsUnder, type NamedList } from '../ground/named_lists.ts'
import type { Paper } from '../ground/paper.ts'

/** Miscounted by more is of others. */
const OFF = 3
/** 县一中 李晓明; 李晓明(县一中); 县一中李晓明; 《作业设计》. */
const PLACED = / [\u4e00-\u9fff·]{2,4}$|\(|(?:小学|中学|学校|幼儿园|[一二三四五六七八九]中)[\u4e00-\u9fff]{2,3}$|^《/
const PERSON = /(?:^|[\s])[\u4e00-\u9fff·]{2,4}(?:\([\u4e00-\u9fff]+\))?$/

export function namesToldFindings({ lines }: Paper): Finding[] {
  const lists = [...listsUnder(lines), ...listsBehind(lines)]
  return lists.flatMap((list) => [...miscounted(list), ...twice(list)])
}

function miscounted({ said, names, joins, quote, index, unit }: NamedList): Finding[] {
  const named = names.length
  if (said === undefined || said < 2 || named < 3 || Math.abs(said - named) > OFF) return []
  if (said >= named && said <= named + joins) return []
  if (
    !areSure(
      names.map(({ name }) => name),
      unit,
    )
  )
    return []
  const last = names.at(-1)!
  return [
    {
      rule: 'count',
      says: `“${quote}”写的是${said}${unit}，列出来的却有${named}${unit}，请核对。`,
      arithmetic: `${named} ≠ ${said}`,
      places: [
        { index, quote },
        { index: last.index, quote: last.name },
      ].map(wordsAt),
    },
  ]
}

/** All of them are people, or most of them surely names of one kind. */
function areSure(names: readonly string[], unit: string): boolean {
  const placed = names.filter((name) => PLACED.test(name)).length
  if (placed === names.length) return true
  if (/[名人位]/.test(unit))
    return names.every((name) => PERSON.test(name)) && names.filter((name) => isName(name)).length * 2 > names.length
  const sure = names.filter(isSureName).length
  return sure * 3 >= names.length * 2
}

/** One who is named by school and name, or a school, in one list. */
function twice({ names }: NamedList): Finding[] {
  const first = new Map<string, number>()
  return names.flatMap(({ name, index }): Finding[] => {
    const before = first.get(name)
    first.set(name, index)
    if (before === undefined || !(/ /.test(name) || isSureName(name))) return []
    return [
      {
        rule: 'count',
        says: `“${name}”在同一个名单里列了两次，请核对。`,
        arithmetic: '',
        places: [before, index].map((start) => wordsAt({ index: start, quote: name })),
      },
    ]
  })
}
