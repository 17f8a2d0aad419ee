/** Which stage of school a number is of. */
import type { Fact } from '../../grammar/fact.ts'

/** 中小学生76071人，其中小学留守儿童9190人，占17.2%: of the primary pupils, who are not counted here. */
export const stageOf = (words: string): string => /中小学|小学|初中|高中|中学|幼儿|中职/.exec(words)?.[0] ?? ''
export const areOfTwoStages = (one: Fact, other: Fact): boolean => {
  const [here, there] = [stageOf(one.measure), stageOf(other.measure)]
  return here !== '' && there !== '' && !/中学|中小学/.test(here + there) && here !== there
}
