using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Files;

/// <summary>One record of a file: a post, or what is wrong with it.</summary>
/// <param name="Post">The post; null when the record is bad.</param>
/// <param name="Error">What is wrong; null when nothing is.</param>
internal readonly record struct FileRecord(Post? Post, string? Error);
