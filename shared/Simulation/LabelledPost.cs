using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation.Labels;

namespace CcgcStream.Simulation;

/// <summary>A simulated post and what is true of it. Only tests and reports may look at the label; the pipeline gets the post.</summary>
public readonly record struct LabelledPost(Post Post, TruthLabel Truth);
