/** The clauses that found a count, cited in explanations and findings. Paraphrased in docs/calendar.md. */
export const CLAUSES = {
  proactive: '《政府信息公开条例》第二十六条',
  correction: '《政府信息公开条例》第三十条',
  reply: '《政府信息公开条例》第三十三条',
  consultation: '《政府信息公开条例》第三十二条、第三十三条、第三十四条',
  annualReport: '《政府信息公开条例》第五十条',
  dayZero: '《民法典》第二百零一条',
  correspondingDay: '《民法典》第二百零二条',
  movedToWorkday: '《民法典》第二百零三条',
  inclusive: '《民法典》第一千二百五十九条',
  majorDecision: '《重大行政决策程序暂行条例》第十五条',
} as const;
