using CcgcStream.Api.Alerts;
using CcgcStream.Api.Compare;
using CcgcStream.Api.Explain;
using CcgcStream.Api.Generations;
using CcgcStream.Api.History;
using CcgcStream.Api.Posts;
using CcgcStream.Api.Reading;
using CcgcStream.Api.Report;
using CcgcStream.Api.Sources;
using CcgcStream.Contracts.V1;
using Grpc.Core;

namespace CcgcStream.Api.Rpc;

/// <content>Reads made at query time: each is the answer of REST, mirrored.</content>
internal sealed partial class QueryService
{
    public override async Task<HistoryReply> GetHistory(HistoryQuery request, ServerCallContext context) =>
        mirror.To<HistoryReply>(await Get<HistoryReads>().AnswerAsync(
            await ScopeAsync(request.Scope, context), request.From, RpcValues.Given(request.Points), context.CancellationToken));

    public override async Task<PostsReply> ListPosts(PostsQuery request, ServerCallContext context) =>
        mirror.To<PostsReply>(await Get<PostReads>().AnswerAsync(
            await ScopeAsync(request.Scope, context), RpcValues.Given(request.Limit), request.Cursor, context.CancellationToken));

    public override async Task<ExplainReply> Explain(ExplainQuery request, ServerCallContext context) =>
        mirror.To<ExplainReply>(await Get<ExplainReads>().AnswerAsync(
            await ScopeAsync(request.Scope, context), request.Weights, request.HasStories ? request.Stories : null, context.CancellationToken));

    public override async Task<ExplainTreeReply> ExplainTree(ExplainTreeQuery request, ServerCallContext context) =>
        mirror.To<ExplainTreeReply>(await Get<TreeReads>().TreeAsync(
            await ScopeAsync(request.Scope, context), request.Dimension, RpcValues.Given(request.Stories), context.CancellationToken));

    public override async Task<ExplainChangeReply> ExplainChange(ExplainChangeQuery request, ServerCallContext context) =>
        mirror.To<ExplainChangeReply>(await Get<TreeReads>().ChangeAsync(
            await ScopeAsync(request.Scope, context), request.From, request.Dimension, context.CancellationToken));

    public override async Task<CompareReply> Compare(CompareQuery request, ServerCallContext context) =>
        mirror.To<CompareReply>(await Get<CompareReads>().AnswerAsync(
            request.Cities, request.Window, request.By, request.Generation, request.Methodology, context.CancellationToken));

    public override async Task<AlertsReply> ListAlerts(AlertsQuery request, ServerCallContext context)
    {
        var alerts = Get<AlertReads>();
        var ct = context.CancellationToken;
        return mirror.To<AlertsReply>(request.Id.Length > 0
            ? new AlertPage((await alerts.OneAsync(request.Id, ct)).Key.Generation, [await alerts.OneAsync(request.Id, ct)], null, [])
            : await alerts.PageAsync(request.Generation, request.City, request.Phase, RpcValues.Given(request.Limit), request.Cursor, ct));
    }

    public override async Task<ReportReply> GetReport(ReportQuery request, ServerCallContext context) =>
        mirror.To<ReportReply>(await Get<ReportReads>().AnswerAsync(request.From, request.To, request.Generation, context.CancellationToken, request.Methodology));

    public override async Task<SourcesReply> ListSources(SourcesQuery request, ServerCallContext context) =>
        mirror.To<SourcesReply>(await Get<SourceReads>().AnswerAsync(RpcValues.Given(request.Hours), context.CancellationToken));

    public override async Task<GenerationsReply> ListGenerations(ListGenerationsQuery request, ServerCallContext context) =>
        mirror.To<GenerationsReply>(await Get<GenerationReads>().AnswerAsync(context.CancellationToken));

    private async ValueTask<CityQuestion> ScopeAsync(CityScope? scope, ServerCallContext context) =>
        await scope.ToQuery().CheckAsync(directory, board, Get<CityReads>(), context.CancellationToken);

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
