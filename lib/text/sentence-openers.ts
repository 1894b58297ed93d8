const OPENERS = new Set(
  `A Additionally Additional All Also Although An And Another As At Based Because Besides Both But By Code Codes
  Compared Comprehensive Consequently Current Despite Different Due During Each Empirical Empirically Evaluation
  Existing Experiment Experimental Experiments Extensive Finally First Firstly For From Furthermore Given Here Hence
  How However If Important Importantly In Indeed Inspired Instead It Its Key Lastly Leveraging Many Meanwhile More
  Moreover Most Motivated Nevertheless Next No Nonetheless Not Notably Numerous On One Our Out Overall Previous Prior
  Rather Recent Recently Remarkably Results Second Secondly Several Similarly Since So Some Source Specifically Such
  Surprisingly Than That The Their Then There Therefore These They This Those Through Thus To Together Towards
  Traditional Typically Under Unlike Using Via We What When Where Whereas Whether Which While With Without Yet You
  Your`.split(/\s+/),
);

/** Whether a capitalised word is one that sentences of abstracts begin with, and names hardly ever. */
export const opensSentence = (word: string): boolean => OPENERS.has(word);
