using System.Text.Json;
using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation.Labels;
using CcgcStream.Simulation.Profiles;

namespace CcgcStream.Simulation.Tests;

public class PostTests
{
    private static readonly List<LabelledPost> Pieces = [.. new PostSimulator(SimulationProfiles.Ccgcii2020, 3, 20_000).All()];

    [Fact]
    public void Every_post_is_valid_and_labelled_as_simulated() => Assert.All(Pieces, piece =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(piece.Post, PostJsonContext.Default.Post);

        Assert.True(PostReader.TryRead(json, out var read, out var error), error);
        Assert.Equal(piece.Post.Kind, read!.Kind);
        Assert.Equal(piece.Post.Source, read.Source);
        Assert.Equal(piece.Post.Channel, read.Channel);
        Assert.Equal(piece.Post.Author!.Type, read.Author!.Type);
        Assert.True(read.Simulated);
    });

    [Fact]
    public void No_slot_is_left_open() => Assert.All(Pieces, piece =>
    {
        Assert.DoesNotContain('{', piece.Post.Title + piece.Post.Text);
        Assert.DoesNotContain("  ", piece.Post.Text, StringComparison.Ordinal);
    });

    [Fact]
    public void Copies_carry_the_words_of_an_earlier_post_of_the_last_days()
    {
        var copies = Pieces.Where(p => p.Truth.Role is PieceRole.Syndicated or PieceRole.Repost).ToList();

        Assert.NotEmpty(copies);
        Assert.All(copies, copy =>
        {
            var first = Pieces[(int)copy.Truth.Story];
            Assert.Equal((first.Post.Title, copy.Truth.City, copy.Truth.Mood), (copy.Post.Title, first.Truth.City, first.Truth.Mood));
            Assert.InRange(copy.Post.PublishedAt!.Value - first.Post.PublishedAt!.Value, TimeSpan.Zero, TimeSpan.FromHours(72));
        });
    }

    [Fact]
    public void Officials_answer_questions_within_days_and_some_stay_open()
    {
        var questions = Pieces.Count(p => p.Truth.Role == PieceRole.Question);
        var answers = Pieces.Where(p => p.Truth.Role == PieceRole.Answer).ToList();

        Assert.All(answers, answer => Assert.Equal("official", answer.Post.Author!.Type));
        Assert.All(answers, answer => Assert.Equal(answer.Post.ReplyTo, answer.Post.ConversationId));
        Assert.InRange(answers.Select(answer => answer.Post.ReplyTo).Distinct().Count(), 1, questions - 1);
    }

    [Fact]
    public void Wuhan_is_spoken_of_most_in_the_weeks_of_its_lockdown()
    {
        var byMonth = Pieces.Where(p => p.Truth.City == "wuhan").CountBy(p => p.Post.PublishedAt!.Value.Month).ToDictionary();

        Assert.True(byMonth[2] > 3 * byMonth[9]);
    }

    [Fact]
    public void Pieces_off_topic_and_hard_negatives_come_at_their_rate()
    {
        Assert.Equal(0.04, Pieces.Count(p => !p.Truth.IsEffective) / 20_000.0, 0.005);
        Assert.Contains(Pieces, p => p.Truth.Role == PieceRole.HardNegative);
    }

    [Fact]
    public void Originals_hardly_ever_repeat_a_text()
    {
        var originals = Pieces.Where(p => p.Truth.IsEffective && p.Truth.Story == p.Truth.Index).Select(p => p.Post.Title + p.Post.Text).ToList();

        Assert.True(originals.Distinct().Count() > 0.995 * originals.Count);
    }
}
