/** 未开工的5个 behind 实际开工37个: those who have not done what all of them have are none of them; but of 应开工37个 they are. */
const NOT_DONE =
  /^(?:另外?|尚|还|仍|暂)*(?:有)?(?:未|没有?)(?:能|曾|按期|按时)?([\u4e00-\u9fff]{2,4}?)的?(?:有|还有|共)?$/
const TO_DO = /应|需|该|计划|拟|要|可|符合/

/** `all` and `clause`: the words before the two numbers. */
export function isUndone(all: string, clause: string): boolean {
  const deed = NOT_DONE.exec(clause)?.[1]
  return deed !== undefined && all.includes(deed) && !TO_DO.test(all)
}

/** 已办结的412件中，按期办结409件；其余16件正在办理: the others are none of those that are done. */
export const areStillOpen = (all: string, clause: string, behind: string): boolean =>
  /(?<![未不])已[\u4e00-\u9fff]{2,3}的?$/.test(all) &&
  /^(?:其余|剩余|余下|其他|另外?|还有)/.test(clause) &&
  /^[^,，。；;]{0,6}(?:正在|尚未|仍在|还在|未|待|暂未|没有)/.test(behind)
