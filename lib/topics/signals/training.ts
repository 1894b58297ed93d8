import type { TopicSignals } from '#lib/topics/signals/notation.ts';

/** Signals of the topics under “Training & efficiency”. */
export const trainingSignals: Record<string, TopicSignals> = {
  'pre-training': {
    threshold: 0.75,
    titleMedium: 'pretrain~, technical report, masked, self-supervised',
    titleWeak: 'pre-train~, foundation model',
    strong: `
      continued pre-training, continual pre-training,
      pre-training objective/corpus/data/task/method/strategy/paradigm/framework,
      language model pre-training, masked autoencoder`,
    medium: `
      pre-training, pretraining, masked language modeling, pre-train, self-supervised pre-training,
      trillion token, domain-adaptive pre-training, masked image modeling, pretrain,
      pre-training from scratch, self-supervised objective, trained from scratch, pre-trained from scratch,
      contrastive pre-training, vision-language pre-training, large-scale pre-training, mid-training,
      masked modeling, family of open, model family, language model trained, pre-trained model for,
      foundation model for, first foundation model, open foundation model, pre-trained on large-scale,
      pre-training stage, pre-training phase, large-scale pre-trained, we pre-train, further pre-training,
      pre-training dynamic, checkpoints during`,
    weak: `
      masked language model, during pre-training, self-supervised learning, self-supervised,
      technical report, pre-trained on, billion token, next token prediction, training recipe,
      billion parameter, trained on, data mixture, new language model, our pre-trained model,
      language modeling objective, denoising objective, scaling law, general-purpose model,
      unified pre-training, competitive`,
    faint: `
      foundation model, base model, open-weight, pre-trained encoder, masked, from scratch, model size,
      open-source, encoder-decoder, license, checkpoint, apache 2, training stage, T5, corpus`,
    ignore: `
      fine-tuning pre-trained, pre-trained language model, contrastive learning, downstream task,
      in-context learning`,
  },
  peft: {
    threshold: 0.86,
    core: 0.5,
    title: 'low-rank, prefix',
    strong: `
      parameter-efficient, parameter-efficient fine-tuning, PEFT, LoRA, low-rank adaptation, prompt tuning,
      prefix tuning, prompt-tuning, adapter, adapter module/layer, low-rank adapter, soft prompt,
      LoRA adapter, parameter-efficient tuning, parameter efficient transfer, trainable parameter, QLoRA,
      lightweight adapter, language adapter, task adapter, bitfit, adapterfusion, efficient fine-tuning,
      parameter-efficient transfer learning, delta tuning, sparse fine-tuning, hypernetwork,
      visual prompt tuning, deep prompt`,
    medium: `
      low-rank, full fine-tuning, full-parameter, frozen, freezing, fraction of the parameter,
      small number of parameter, singular value, additional parameter, SVD, tunable parameter, few parameter,
      continuous prompt, tuning method, prompt token, parameter sharing, task-specific parameter,
      learnable prompt, efficient adaptation`,
    weak: 'rank, parameter, downstream task, full model, matrices',
    faint: 'fine-tuning, lightweight, adaptation, efficient, update',
    ignore: 'low-rank factorization of, ranking, plug-in adapter, learning to rank',
  },
  moe: {
    threshold: 0.79,
    core: 0.8,
    titleMedium: 'mixture, expert',
    strong: 'mixture of expert',
    medium: `
      mixture-of-expert, MoE, MoEs, sparse mixture, expert routing, expert specialization,
      sparsely activated, gating network, expert selection, router, active parameter, activated parameter,
      mixture of LoRA, routing network, expert parallelism, expert choice, sparsely-gated,
      mixture of adapter, top-k routing, soft mixture, routed expert, expert network`,
    weak: `
      routing, expert, gating, each expert, multiple expert, dense model, load balancing, per token,
      token routing, mixture, conditional computation, modality-specific, modular network, different expert,
      activated, dynamically select, sub-network`,
    faint: 'gate, gated, specialization, modular, modules, billion parameter, sparse, trillion',
    ignore: `
      domain expert, human expert, expert annotator, medical expert, expert-level, expert knowledge,
      data mixture, gaussian mixture, mixture model, expert demonstration, expert annotated,
      expert-annotated, mixture density, expert feedback, subject-matter expert, clinical expert,
      expert policy, query routing`,
  },
  compression: {
    threshold: 0.8,
    core: 0.8,
    titleMedium: 'sparsity, accelerating, efficiency, tiny',
    titleWeak: 'efficient, sparse, lightweight, faster, fast',
    strong: 'knowledge distillation, quantization, pruning, model compression',
    medium: `
      distillation, distilling, student model, KV cache, key-value cache, quantized,
      token reduction/pruning/merging/compression, compressing, low-bit, 4-bit, 8-bit, int8, int4, bit width,
      speedup, acceleration, inference speed, sparse attention, few-step, one-step, cache reduction,
      sparsification, weight pruning, structured pruning, speculative decoding, inference acceleration,
      self-distillation, teacher-student, embedding compression, index size, product quantization,
      smaller model, early exit, step distillation, on-policy distillation, real time,
      dimensionality reduction, embedding dimension, binary code, hashing, low latency, fewer token,
      consistency distillation, distribution matching distillation`,
    weak: `
      compression, distilled, distill, teacher, compress, speed up, latency, compressed, real-time,
      memory footprint, ternary, inference time, inference latency, memory consumption/usage,
      computational overhead, GPU, cache, budget, efficient inference, computational cost,
      computationally efficient, edge device, on-device, hardware, overhead, sparsity, lightweight, caching,
      fewer parameter, smaller, throughput, resource-constrained, mobile device, accelerate,
      reducing the number, lower cost, redundancy, redundant, token`,
    faint: `
      student, inference cost, gpu memory, flop, memory-efficient, sparse, faster, storage, fps,
      accelerating, efficiency, reduce, reducing, inference, speed, computation, degradation, cost,
      trade-off, while retaining, retaining, bottleneck, overthinking`,
    ignore: `
      data-efficient, sample-efficient, parameter-efficient, sample efficiency, data efficiency, memory bank,
      student essay, student learning, human teacher, teacher forcing, efficient fine-tuning,
      student writing, working memory, long-term memory, episodic memory, sparse reward, sparse retrieval,
      sparse view, sparse annotation`,
    against: 'classroom',
  },
  rl: {
    threshold: 0.67,
    titleMedium: 'reinforcement, reinforced',
    titleWeak: 'policy, preference',
    strong: 'reinforcement learning',
    medium: `
      RL, reward model, reward, preference optimization, policy optimization, direct preference optimization,
      DPO, GRPO, PPO, RLVR, verifiable reward, policy gradient, reward function/signal/modeling,
      actor-critic, off-policy, q-learning, markov decision process, MDP, bandit, offline RL,
      preference data, preference learning, deep reinforcement learning, REINFORCE, model-based RL,
      multi-agent reinforcement learning, inverse reinforcement learning, RL training, credit assignment,
      preference pair, sparse reward, return maximization, value function, preference alignment`,
    weak: `
      RLHF, human preference, on-policy, human feedback, policy learning, preference, reinforce,
      post-training, critic, process reward, KL, behavior cloning, sequential decision making,
      decision making, value learning, environment`,
    faint: `
      policy, rollout, advantage, exploration, imitation learning, alignment, trajectory, group relative,
      self-play, supervised fine-tuning, optimize, feedback, verifiable, online, long-horizon, deepseek r1`,
    ignore: `
      user preference, privacy policy, user agent, public policy, moderation policy, preference of user,
      policy document, customer preference`,
  },
  data: {
    threshold: 0.66,
    core: 0.6,
    titleMedium: 'annotation, annotating',
    titleWeak: 'dataset, data, corpus, synthesis, curriculum, synthesizing',
    strong: `
      data augmentation, synthetic data, data selection, active learning, data mixing, data curation,
      synthetic training data`,
    medium: `
      synthetic dataset, data synthesis, data collection, data engine, data pipeline, data annotation,
      large-scale dataset, data mixture, training dataset, instruction dataset, instruction tuning dataset,
      preference dataset, synthesized, distant supervision, curated dataset, sft data, synthesis pipeline,
      dataset containing, dataset of, dataset consisting, first large-scale, data construction,
      dataset construction, generated data, generate synthetic, data curation pipeline`,
    weak: `
      data generation, training data, augmentation, high-quality data, training set, training corpus,
      synthetic, data quality, data filtering, quality filtering, human annotated dataset, weak supervision,
      data balancing, pseudo-label, self-training, data recipe, instruction data, parallel corpus mining,
      back-translation, data scarcity, data-centric, scalable pipeline, automatic annotation,
      annotation effort, training pair, training example, synthetic query, synthetic question,
      synthetically generated, llm-generated, new training, data efficiency, additional training data,
      data sample, curate, curated, dataset, high-quality, data diversity, we collect, augmented data,
      generate training, diversity, hours of, human-annotated, sampling strategy, negative sampling,
      containing`,
    faint: `
      corpus, annotation, annotated, new dataset, pipeline, collection, curation, we release, crowdsourc~,
      annotators, million, dataset with, data distribution, labeled data, data-efficient, collect,
      newly collected, noisy label, automatically generated, hard negative, large-scale, data, pair,
      generated, scalable, synthesizing, comprising, image-text pair, scarcity, supervised fine-tuning`,
    ignore: `
      retrieval-augmented, augmented generation, benchmark dataset, public dataset, dataset show,
      real-world dataset, speech synthesis, view synthesis, image synthesis, video synthesis,
      evaluation dataset, existing dataset, augmented with, retrieval augmentation, program synthesis,
      time series data, tabular data, test data, data stream, graph data, standard dataset, the dataset,
      publicly available dataset, several dataset, on dataset, three dataset, two dataset,
      dataset demonstrate, unseen data, data mining`,
  },
  architecture: {
    threshold: 0.79,
    core: 0.7,
    titleWeak: `
      attention, transformer, network, block, recurrent, convolution, encoder-decoder, RNN, softmax`,
    medium: `
      architecture search, neural architecture search, state space model, attention variant,
      linear attention, novel architecture, new architecture, length generalization, architecture,
      autoregressive transformer`,
    weak: `
      self-attention mechanism, attention mechanism, sparse attention, mamba, positional encoding, rotary,
      attention layer, backbone, transformer architecture, recurrent neural network, length extrapolation,
      gated, gating mechanism, residual connection, multi-head attention, self-attention,
      diffusion transformer, layer normalization, normalization layer, architectural, transformer block,
      quadratic complexity, convolutional, LSTM, encoder architecture, network architecture,
      position embedding, cross-attention, linear complexity, feed-forward network, query attention,
      state space, RoPE, depth, looped, weight tying, hierarchical transformer, memory network, gated linear,
      novel attention, message passing, residual stream, key-value memory, transformer variant,
      recurrent model, test-time training, memory layer, co-attention, graph transformer, u-net,
      transformer decoder, fast weight, activation function, capsule network, graph network,
      hybrid architecture, unified architecture, single transformer, monolithic, memory-augmented,
      graph neural network, bottleneck, variant`,
    faint: `
      transformer, recurrent, layer, block, encoder, decoder, head, fusion module, decoder-only,
      encoder-decoder, two-stream, tokenizer, tokenization, expressive, quadratic, design, embedding layer,
      scalability, inductive bias, mixture-of-experts, block-wise, efficient, sequence, linear, long-range,
      representational capacity, scaling, kv cache, deep`,
    ignore: `
      social network, network analysis, attention has been paid, attention from, much attention,
      increasing attention, growing attention, great attention, significant attention, block of code,
      depth estimation, in-depth, attracted attention, depth map, widespread attention,
      considerable attention, agent architecture, reference architecture, in depth, attention in recent,
      attention in the, adversarial network, human attention, deep learning, neural network`,
    against: 'survey',
  },
};
