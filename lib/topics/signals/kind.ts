import type { TopicSignals } from '#lib/topics/signals/notation.ts';

/** Signals of the topics under “Kind of contribution”. */
export const kindSignals: Record<string, TopicSignals> = {
  benchmark: {
    threshold: 0.76,
    core: 0.6,
    titleMedium: `
      benchmark, evaluation, evaluating, dataset, evaluate, assessing, corpus, overview, arena, judging,
      eval, how well, testing`,
    titleWeak: 'challenge, metric, measuring, assessment, probing',
    medium: `
      benchmark for evaluating, new benchmark, comprehensive benchmark, novel benchmark, a benchmark,
      evaluation framework, benchmark designed, benchmarking, evaluation benchmark, evaluation suite,
      new dataset, evaluation metric, comprehensive evaluation, existing benchmark, benchmark dataset for,
      evaluation dataset, evaluation methodology, dataset and benchmark, systematically evaluate,
      designed to evaluate, first benchmark, challenge set, holistic evaluation, correlation with human,
      benchmark consisting, benchmark comprising, benchmark of, benchmark that, large-scale benchmark,
      evaluation of, first dataset, benchmark suite, we evaluate several, existing metric,
      we introduce a dataset, novel dataset, our benchmark, llm-as-a-judge, contamination,
      annotated benchmark, evaluating llm, bench, standardized, current benchmark, benchmark often,
      unified benchmark, realistic benchmark, meta-evaluation, evaluation resource, we introduce the task,
      expert-annotated, participating team, task overview, evaluate the performance of,
      multi-dimensional evaluation`,
    weak: `
      we benchmark, shared task, testbed, leaderboard, evaluation protocol, test suite, human judgment,
      existing evaluation, diagnostic, automatic metric, challenging benchmark, the benchmark,
      human-annotated, participants, evaluation, evaluating, evaluate, benchmark, assess, assessing,
      annotated, evaluation task, question covering, covering, comprise, current model, failure mode,
      fall short, test case, gpt-4, top-performing, best-performing model, far below, highlight the need,
      significant gap, proprietary, categories, reliability, address this gap, bridge this gap,
      first large-scale, test set, construct`,
    faint: `
      assessment, metric, dataset, evaluate several, gap, state-of-the-art llm, reproducible, spanning,
      consists of, baseline model, realistic, encompass~, reveal, struggle, open-ended, frontier model,
      claude, we collect, human performance, crowdsourc~, to facilitate, to foster, measuring, judge,
      domains and, release, progress, aspect, difficulty, gpt-4o, corpus, verified, findings, achieve only`,
    ignore: `
      benchmark dataset, standard benchmark, public benchmark, benchmark show, benchmark demonstrate,
      several benchmark, multiple benchmark, various benchmark, diverse benchmark, widely used benchmark,
      challenging dataset, human evaluation show, extensive evaluation, experimental evaluation,
      evaluation show, evaluation demonstrate, evaluation on, evaluated on, three benchmark, two benchmark,
      popular benchmark, across benchmark, benchmark result, training dataset, public dataset,
      real-world dataset, empirical evaluation, on benchmark, of benchmark, evaluations across, on dataset,
      we evaluate our, evaluate our, evaluation result, reasoning benchmark, benchmark including,
      synthetic dataset, three dataset, two dataset, several dataset, four benchmark, five benchmark,
      manipulation benchmark, benchmark such as, submission, dataset show, dataset demonstrate,
      evaluation across, multimodal benchmark, mathematical benchmark, our submission, extensive experiment,
      experiments across, long-context benchmark, future research, we propose a novel, we propose a new`,
    against: `
      our system, outperforms existing, outperform existing, state-of-the-art performance, novel framework`,
  },
  survey: {
    threshold: 0.73,
    core: 0.6,
    titleMedium: `
      review, perspective, a survey, position, finding, introduction, challenges and, state of,
      opportunities, primer, advances in, landscape, road, progress in, future of, past present, past,
      evolution`,
    strong: 'this survey, we survey, this tutorial, systematic review',
    medium: `
      survey, comprehensive survey, literature review, comprehensive review, we review,
      comprehensive overview, overview, tutorial, taxonomy, this review, we categorize, open challenge,
      future direction, research direction, future research direction, position paper, monograph,
      existing literature, in this chapter, state of the field, review paper, we summarize, overview of,
      systematic literature, this article review, review recent, categorize existing, open problem,
      challenge and opportunity, roadmap, awesome, shared task`,
    weak: `
      we discuss, discuss, future research, perspective, this paper review, field, conclude,
      researchers and practitioners, discussion, advancement, evolution, we provide an overview, organize,
      open question, emerging, reviewed, summarize, landscape, history, classify, promising direction,
      findings of`,
    faint: `
      review, outline, challenges, literature, area, approaches, recent advance, researcher, year, era,
      comprehensive, community, limitation, picture, github repository`,
    ignore: `
      user survey, product review, peer review, customer review, survey data, movie review, survey response,
      review text, online review, code review, we surveyed, survey question, user review, review dataset,
      paper review, review generation, review sentiment, book review, human survey, survey generation,
      review summarization, aspect review, review score`,
    against: `
      we propose, we introduce, outperform, we propose a novel, novel, our method, our model, our submission,
      submission, paper describe, our system, our participation`,
  },
};
