namespace Throughline.Modules.Improvement.Similarity;

/// <summary>One confirmed repeat to learn from: the candidates as they were then, and which of them were right.</summary>
public sealed record Example(float[][] Rows, bool[] Right, long Moment);
