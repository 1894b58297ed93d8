import type { TopicSignals } from '#lib/topics/signals/notation.ts';

/** Signals of the topics under “Applications”. */
export const applicationsSignals: Record<string, TopicSignals> = {
  medicine: {
    threshold: 0.77,
    core: 0.7,
    titleMedium: 'molecular, cell, CT, psychiatric, nursing, dental, molecule, PubMed',
    strong: 'medical, biomedical, clinical note, medical question answering',
    medium: `
      clinical, patient, disease, drug, protein, healthcare, clinician, electronic health record, EHR,
      radiology, cancer, tumor, diagnosis, medical image, medical imaging, MRI, CT scan, covid-19, covid,
      pandemic, pubmed, drug discovery, gene, genomic, histopathology, pathology, surgical, mental health,
      health record, lesion, hospital, physician, medication, symptom, disorder, therapeutic,
      molecular biology, biology, biological, medicine, ICD, medical domain, health, EEG, ECG, chest x-ray,
      x-ray, brain, antibody, single-cell, medical report, drug-target, drug-drug, amino acid, DNA, RNA,
      mimic-iii, mimic, UMLS, alzheimer~, autism, depression, diabetes, neural recording, fMRI, organ,
      ultrasound, retinal, psychiatri~, suicide, virus, vaccine, bioinformatics, ophthalm~, clinically,
      epidemi~, cell type, cardiac, heart`,
    weak: `
      treatment, imaging, molecule, molecular, mortality, biology-inspired, dental, cell, neuroscience, care,
      doctor, ligand, species, anatomical, CT, therapy, chemical, prescription, diagnostic, high-stakes`,
    faint: 'volumetric, outcome, treatment effect',
    ignore: `
      treatment of, brain-inspired, cell phone, table cell, care about, medical or, grid cell, take care,
      care must, cellular, human brain, LSTM cell, memory cell, treatment in`,
    against: 'materials science',
  },
  science: {
    threshold: 0.76,
    titleMedium: 'science, material, literature, paper, research, earth, CAD, hardware, reviewer, energy',
    strong: `
      scientific literature, scientific paper, scientific discovery, retrosynthesis,
      partial differential equation`,
    medium: `
      scientific, scientific document, scientific text, scientific article, scientific research,
      scientific publication, scholarly, research paper, academic paper, citation, arxiv, chemistry,
      chemical, chemist, material science, materials, crystal, molecule, molecular, physics,
      physical simulation, PDE, climate, weather, geoscience, geospatial, astronomy, quantum, peer review,
      paper review, literature review, research idea, reaction, biology chemistry, science domain,
      engineering design, fluid, earth observation, scientist, AI for science, AI4Science,
      density functional, force field, research automation, scibert, semantic scholar, computer-aided design,
      circuit design, manufacturing, industrial, seismic, oceanographic, satellite, agriculture, wireless,
      telecommunication, power grid, physics-informed, surrogate model, thermodynamic, turbulence,
      scientific domain, neural operator, dynamical system, numerical simulation, hydrolog~,
      research hypothesis, autonomous research, academic, literature search, publication,
      simulation of physical`,
    weak: `
      science, material, engineering, novelty, journal, conference, literature, paper recommendation,
      mathematical modeling, dynamics simulation, energy, researcher, discovery, scientific reasoning,
      hypothesis generation, research, solver, patent, physical law, architecture design, semiconductor`,
    faint: 'workflow, publications, reproducib~, laboratory',
    ignore: `
      computer science, cognitive science, data science, social science, training material,
      software engineering, prompt engineering, feature engineering, in the literature,
      supplementary material, literature review show, cognitive scientist, engineering effort,
      the literature, future research, research community, research direction, research area,
      research question, research interest, research topic, research on, recent research, prior research,
      previous research, this research, data scientist, further research, existing research, research has,
      research field, energy consumption, research in, our research, deep research, existing literature,
      drug discovery, reading material, research effort, energy function, reward engineering,
      knowledge discovery, energy efficiency, current research, research problem, research have, of research,
      political science, extensive research, research into, causal discovery, research focus`,
    against: 'video generation',
  },
  tabular: {
    threshold: 0.8,
    core: 0.8,
    titleMedium: `
      graph, knowledge base, series, node, relational, traffic, boosting, heterogeneous, regression,
      temporal, database`,
    medium: `
      knowledge graph, graph neural network, GNN, time series, time-series, tabular, tabular data,
      graph learning, node classification, link prediction, graph convolutional network, GCN,
      graph embedding, knowledge graph embedding, knowledge graph completion, heterogeneous graph,
      graph representation, graph-structured, forecasting, time series forecasting, structured data,
      knowledge base completion, gradient boosting, table, table understanding, graph classification,
      node representation, temporal knowledge graph, spatio-temporal forecasting, traffic prediction,
      traffic forecasting, graph transformer, hypergraph, subgraph, table-to-text, table question answering,
      multivariate time series, KG, KGs, relational data, spreadsheet, xgboost, random forest, decision tree,
      social graph, graph attention, knowledge base question answering, KBQA, edge prediction,
      graph contrastive, anomaly detection in time series, commonsense knowledge graph, sensor data,
      event sequence, graph task, community detection, temporal graph, entity alignment, feature engineering,
      text-attributed graph, over knowledge, graph generation, structured knowledge, graph-level,
      knowledge tracing, relational database, credit, survival analysis, missing value,
      irregular time series, matrix completion`,
    weak: `
      graph, node, edge, knowledge base, forecast, relational, triple, series, topology, graph structure,
      multi-relational, wikidata, sensor, numerical, heterogeneous, database, structural information,
      linear regression, heterogeneous information, graph data, freebase, temporal dependency,
      neural network, relationship, temporal`,
    faint: `
      graph-based, entity, regression, prediction, relation, connection, entities, nonlinear, aggregation,
      hop`,
    ignore: `
      edge device, dependency graph, scene graph, computation graph, edge computing, table tennis, edge case,
      cutting edge, cutting-edge, edge detection, graph paper, computational graph, logistic regression,
      box regression, task graph, program graph, bounding box regression, semantic graph, in table,
      graphical, social network, knowledge base of, attention graph, graphical user interface,
      scene graph generation, relation extraction, computing node, gpu node, leading edge, syntactic graph,
      cloud edge, action graph`,
    against: 'LiDAR, robot~, image generation',
  },
};
