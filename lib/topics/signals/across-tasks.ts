import type { TopicSignals } from '#lib/topics/signals/notation.ts';

/** Signals of the topics under “Learning across tasks”. */
export const acrossTasksSignals: Record<string, TopicSignals> = {
  'multi-task': {
    threshold: 0.74,
    core: 0.5,
    sure: `
      multi-task, multi-task learning,
      multi-task model/training/objective/framework/approach/network/setup/fine-tuning/architecture, MTL,
      auxiliary task`,
    medium: `
      multi-tasking, task interference, task relatedness, jointly learn, joint multi-task, inter-task,
      all-in-one model, task-agnostic architecture, multiple task`,
    weak: `
      joint training, joint learning, jointly train/trained/optimize/optimized/model, related task,
      between task, across task, across different task, parameter sharing,
      shared encoder/representation/backbone/parameter/layer,
      task affinity/grouping/similarity/weighting/conflict/representation/embedding, negative transfer,
      gradient conflict, conflicting gradient, number of task, all task, individual task,
      task-specific head/expert/layer/decoder, unified model, single unified model, one model,
      task vector/arithmetic, model merging, joint model, cross-task, massively multi-task, mixture of task,
      share parameter, auxiliary objective/loss/training, task-level routing, one encoder, model that both,
      both task, sub-task, three task, two task, multi-task capability, unified multimodal,
      unified framework, task-specific, generalist, multi-domain, unseen task, interference`,
    faint: `
      different task, several task, various task, single-task, jointly, joint, simultaneously,
      multiple downstream task, auxiliary, wide range of task, diverse task, variety of task, unified,
      shared, merging, task aware, inductive bias, expert model, three/two/four task, text-to-text,
      held-out task, task embedding, task vector, task arithmetic, task representation, task affinity`,
    ignore: 'shared task, multiple choice task, single task, multi-task benchmark',
    against: 'semeval, in-context learning',
  },
  merging: {
    threshold: 0.71,
    core: 0.6,
    titleMedium: 'merging, soup, averaging, merge',
    sure: `
      model merging, task arithmetic, model soup, weight averaging, stochastic weight averaging, merge model,
      merging model, merged model`,
    strong: 'task vector',
    medium: `
      SWA, weight interpolation, weight space, averaging weight, fisher merging, regmean, TIES, TIES-merging,
      linear mode connectivity, mode connectivity, model fusion, model souping, merge fine-tuned,
      adapter/LoRA/expert/checkpoint/parameter merging, merging LoRA/adapter/expert/checkpoint,
      merging fine-tuned, merging multiple, merging of, weight merging, rewarded soup, arithmetic merging,
      merging coefficient, merging weight, merge weight, merge LoRA, evolutionary merging, model stock,
      permutation symmetry, git re-basin, model composition, LoRA composition, checkpoint averaging,
      data-free merging, multi-task merging, DARE, AdaMerging, language/domain/model/weight arithmetic,
      weight vector arithmetic, checkpoint interpolation, multiple LoRA module, compose LoRA,
      checkpoint merging, interference between task vector, adapter composition, vector negation,
      composing module`,
    weak: `
      merging, merge, merged, weight-averaged, averaging, parameter space interpolation,
      linear interpolation, interpolating weight, interpolate, interpolating, delta parameter,
      parameter space, arithmetic operation, combining model, combine multiple model, fuse,
      ensembling weight, weight ensemble, average weight, averaged weight, parameter averaging, souping,
      combining separately, without additional training, training-free merging, sign conflict,
      merging method/technique/algorithm/approach`,
    faint: `
      expert model, fine-tuned model, interpolation, into a single model, single model, model parameter,
      linear combination, ensembling, weight`,
    ignore: `
      token merging, token merge, merging token, merge token, patch merging, merged dataset, merged into the,
      federated averaging, merge request, merging cell, mathematical/arithmetic reasoning, moving averaging,
      merge similar, merging operation, adapters merging, merge and split, path merging, region merging`,
    against: `
      visual token, token pruning, token reduction, point cloud, test-time scaling, video token, bayesian,
      in-context learning, RLVR, survey`,
  },
  transfer: {
    threshold: 0.76,
    core: 0.6,
    titleMedium: 'adaptation, adapting, transfer, generalization, generalizable, generalize',
    strong: 'transfer learning',
    medium: `
      domain adaptation, cross-domain, domain generalization, transferability, knowledge transfer,
      cross-lingual transfer, cross-task generalization, cross-task transfer, task transfer,
      intermediate task, intermediate-task training, domain transfer, unsupervised domain adaptation, UDA,
      target domain, source domain, zero-shot transfer, source-free, domain shift, transfer knowledge,
      out-of-domain, zero-shot cross-lingual, positive transfer, negative transfer, domain-invariant,
      source and target, test-time adaptation, transferable, cross-domain generalization, adaptation method,
      out-of-domain generalization, generalize across, adapt to unseen, unseen retrieval task,
      temporal generalization, transfer to, transfers to, adapting to, easy-to-hard generalization,
      multi-task transfer, multi-source, language transfer, transferred to`,
    weak: `
      transfer, transferring, transferred, unseen task, new domain, unseen domain, different domain,
      target task, source task, zero-shot generalization, domain-adaptive, adapt to new, domain adversarial,
      cross-lingual, target data, source data, out-of-distribution, distribution shift, OOD, task adaptation,
      cross-task, generalization to unseen, generalize to new/unseen, new task, pretrain-finetune,
      domain gap, multi-domain, domain discrepancy, domain-specific adaptation, across domain, sim-to-real,
      fine-tune pre-trained, generalization capability, strong generalization, generalization ability,
      across different domain, adapted to, zero-shot adaptation, trained on, universal, monolingual`,
    faint: `
      domain-specific, adapt, adapting, generalize, generalizes, generalization, unseen, domain,
      low-resource, unlabeled, downstream, fine-tuned on, in-domain, universal representation, held-out,
      cross-dataset, pre-trained model, target language, source language`,
    ignore: `
      style transfer, transfer of money, money transfer, energy/heat transfer, open domain, open-domain,
      motion transfer, response transfer, domain expert, domain knowledge, file transfer`,
    against: 'image generation',
  },
  continual: {
    threshold: 0.84,
    core: 0.9,
    title: 'incremental',
    strong: `
      continual learning, lifelong learning, catastrophic forgetting, forgetting, continual,
      incremental learning, class-incremental, task-incremental, domain-incremental, unlearning,
      machine unlearning, experience replay, continuous learning, lifelong, continually learn,
      previously learned, previous task, sequence of task, rehearsal-free, continual pre-training,
      streaming task, plasticity stability, stability-plasticity, unlearn, learned task, forget set,
      forgetting old`,
    medium: `
      replay, rehearsal, memory buffer, old task/class/knowledge, previously learned task,
      learning sequentially, sequentially, without forgetting, new class, continued pre-training, plasticity,
      retention, knowledge retention, elastic weight consolidation, new task, online learning,
      knowledge editing, never-ending learning, temporal drift, incremental, stream of`,
    weak: `
      continually, over time, old, accumulate, evolving, continuously, retain, adapt to new, retraining,
      drift`,
    faint: 'previously, memory',
    ignore: 'replay attack, without catastrophic forgetting, knowledge base',
    against: 'temporal coherence',
  },
  'few-shot': {
    threshold: 0.81,
    core: 0.8,
    titleMedium: 'shot, learner, meta',
    strong: `
      few-shot, few-shot learning, meta-learning, zero-shot, zero-shot learning, few-shot setting,
      meta-learner, learning to learn, MAML, meta-train~, few-shot classification, prototypical network,
      zero- and few-shot, zero and few shot, few labeled example, limited labeled data, N-way, K-shot,
      base class, few example, few-shot scenario, low-shot, low-data regime, generalized zero-shot,
      few-shot adaptation, meta-knowledge, unseen class, cross-domain few-shot, model-agnostic meta-learning`,
    medium: `
      one-shot, novel class, zero-shot setting, zero-shot transfer, few-shot text, zero-shot cross-lingual,
      few sample, prompt-based learning, zero-shot approach, in few-shot, in zero-shot`,
    weak: `
      unseen, labeled example, limited data, new class, data scarcity, support set, query set,
      low-resource scenario, few labeled, small number of, episodic, prototype, zero-shot generalization,
      weak supervision, without any labeled, scarce, pattern-exploiting, PET, meta, label-efficient,
      unseen task, unseen label, never seen, labeled data, unlabeled, quickly adapt, prompt-based,
      fast adaptation, prompt tuning, annotated data`,
    faint: 'labeled, learner, semi-supervised, low-resource, in-context learning, few, transfer, scarcity',
    ignore: `
      few-shot prompting baseline, zero-shot performance of, single-shot, multi-shot, shot boundary,
      shot video, camera shot, meta ai, meta data, meta-analysis, meta-evaluation, multi-shot video,
      single-shot detector`,
  },
  'instruction-tuning': {
    threshold: 0.81,
    core: 0.6,
    titleMedium: 'instruction, instruct, instructing',
    strong: 'instruction tuning, visual instruction tuning, instruction tuning data/dataset',
    medium: `
      instruction-tuning, instruction fine-tuning, instruction finetuning, instruction-following,
      following instruction, instruction data/dataset, instruction-tuned, instruction-response pair,
      self-instruct, instruction generation/selection, multimodal instruction, high-quality instruction,
      follow instruction, complex instruction, IFEval, instruction pair, instruction synthesis,
      instruction-tune, alignment data, instruction-following benchmark, natural language instruction,
      task instruction, evol-instruct`,
    weak: `
      instruction, supervised fine-tuning data, super-naturalinstructions, FLAN, alpaca,
      instruction-following ability, human-written instruction, user instruction, constraint following,
      instructed, multi-task instruction, instruct, instruction-based, follow, chat model, data selection,
      tuning`,
    faint: `
      SFT, supervised fine-tuning, fine-tuning data, prompt, alignment, response, llama, constraint, LLaVA,
      zero-shot generalization, user intent`,
    ignore: `
      instruction-tuned model, instruction-tuned llm, instruction-tuned large language model,
      language instruction, editing instruction, instruction-based editing, instruction-based image editing,
      navigation instruction, editing-instruction`,
    against: 'robot~, image editing, video editing',
  },
  'in-context': {
    threshold: 0.85,
    core: 0.7,
    titleMedium: 'prompt, demonstration',
    strong: 'in-context learning, in-context example, chain-of-thought prompting, prompt engineering',
    medium: `
      ICL, prompting, demonstration selection, prompt design, in-context demonstration, example selection,
      prompt optimization, many-shot, in-context tuning, prompting strategy/method/technique,
      prompt-based learning, prompt sensitivity, few-shot prompting, in-context learner, prompt-based,
      manual prompt, few-shot demonstration, zero-shot prompting, automatic prompt, prompt template,
      prompt selection, in-context`,
    weak: `
      prompt tuning, soft prompt, prompt, demonstration, chain-of-thought, parameter update, verbalizer,
      few-shot example, prompted, GPT-3, continuous prompt, cloze, gpt 3, instruct prompt, prompt learning,
      meta prompt, learned prompt`,
    faint: `
      example, large language model, without fine-tuning, without parameter update, calibration, learner,
      larger model`,
    ignore: `
      human demonstration, expert demonstration, robot demonstration, learning from demonstration,
      text prompt, text prompts, visual prompt, training example, system demonstration, prompt injection,
      demonstration video, image prompt, user prompt, adversarial example, in-context conditioning,
      prompt token`,
    against: 'robot~, imitation learning, video generation, image generation, diffusion',
  },
};
