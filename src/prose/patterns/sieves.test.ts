import { expect, it } from 'vitest'
import { entityRules } from '../setting/entity_rules.ts'
import { headRules } from '../measures/heads.ts'
import { Glance, replacer, sieveOf } from './sieves.ts'
import { statusRules } from '../statuses/statuses.ts'
import { tailRules } from '../measures/tails.ts'
import { backs, fronts } from '../measures/trimming.ts'

const needs = (pattern: RegExp) =>
  sieveOf(pattern).needs.map((set) => set.map((code) => String.fromCharCode(code)).join(''))

it('tells what must stand in a text', () => {
  expect(needs(/隐患.{0,4}(?:问题|短板)/)).toEqual(['隐', '患', '问短'])
  expect(needs(/(?:辍学|失学)|未(?!来)/)).toEqual(['学未'])
  expect(needs(/[市县](?=现?有)/)).toEqual(['有', '市县'])
  expect(needs(/年?度*\d{0,2}总|[^,。]{1,4}共/)).toEqual(['总共'])
  expect(needs(/\n[\s,]\u4e00\./)).toEqual(['.'])
  expect(needs(/计划|/)).toEqual([])
})

it('is used for one text after another', () => {
  const glance = new Glance()
  const passes = (text: string, pattern: RegExp) => {
    glance.at(text)
    return glance.passes(sieveOf(pattern))
  }
  expect(passes('排查隐患', /隐患/)).toBe(true)
  expect(passes('排查', /隐患/)).toBe(false)
  expect(passes('', /^隐?$/)).toBe(true)
  expect(passes('隐患排查', /隐患$/)).toBe(false)
})

it('replaces one thing after the other', () => {
  const cut = replacer([{ pattern: /^全县/ }, { pattern: /^对(.*)进行/, keeps: '$1' }, { pattern: /的$/ }])
  expect(cut('全县对学校进行的')).toBe('学校')
  expect(cut('学校')).toBe('学校')
})

it('lets every rule pass wherever its pattern holds in the examples of all rules', () => {
  const glance = new Glance()
  const patterns = [
    ...statusRules.flatMap(({ before, after }) => [before, after].flatMap((pattern) => pattern ?? [])),
    ...[...entityRules, ...fronts, ...backs, ...headRules, ...tailRules].map(({ pattern }) => pattern),
  ].map((pattern) => ({ pattern, sieve: sieveOf(pattern) }))
  const texts = [...statusRules, ...entityRules, ...fronts, ...backs, ...headRules, ...tailRules].flatMap(
    ({ examples }) => examples.flatMap(({ text }) => text.split(/(?=[,，。；：、])/)),
  )
  const wrong: string[] = []
  for (const text of texts)
    for (let end = 1; end <= text.length; end += 1) {
      glance.at(text.slice(0, end))
      for (const { pattern, sieve } of patterns)
        if (!glance.passes(sieve) && pattern.test(text.slice(0, end))) wrong.push(`${pattern} in ${text.slice(0, end)}`)
    }
  expect(wrong).toEqual([])
})
