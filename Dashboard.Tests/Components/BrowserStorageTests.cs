using System.Text.Json;
using Bunit;
using Dashboard.Web.Components.Shared;
using Microsoft.JSInterop;

namespace Dashboard.Tests.Components;

public sealed class BrowserStorageTests : ComponentTestContext
{
    private readonly BunitJSModuleInterop _script;
    private readonly BrowserStorage _storage;

    public BrowserStorageTests()
    {
        _script = JSInterop.SetupModule("./js/storage.js");
        _storage = new BrowserStorage(JSInterop.JSRuntime);
    }

    [Fact]
    public async Task A_habit_is_kept_as_JSON_under_a_name_of_ours()
    {
        _script.SetupVoid("set", _ => true).SetVoidResult();

        await _storage.SetAsync("search.recent", new Habit("海淀", [1, 2]));

        var call = _script.VerifyInvoke("set");
        Assert.Equal("dashboard.search.recent", call.Arguments[0]);
        var kept = JsonSerializer.Deserialize<JsonElement>((string)call.Arguments[1]!);
        Assert.Equal("海淀", kept.GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_was_kept_comes_back()
    {
        _script.SetupVoid("set", _ => true).SetVoidResult();
        await _storage.SetAsync("a", new Habit("海淀", [1, 2]));
        _script.Setup<string>("get", "dashboard.a", false).SetResult((string)_script.VerifyInvoke("set").Arguments[1]!);

        var habit = await _storage.GetAsync<Habit>("a");

        Assert.Equal("海淀", habit?.Name);
        Assert.Equal([1, 2], habit?.Values ?? []);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{\"name\":\"x\",\"values\":\"many\"}")]
    public async Task What_cannot_be_read_is_as_if_never_kept(string? text)
    {
        _script.Setup<string>("get", "dashboard.a", false).SetResult(text!);

        Assert.Null(await _storage.GetAsync<Habit>("a"));
    }

    [Fact]
    public async Task A_reader_who_has_left_is_no_failure()
    {
        _script.Setup<string>("get", "dashboard.a", false).SetException(new JSDisconnectedException("gone"));
        _script.SetupVoid("set", _ => true).SetException(new JSDisconnectedException("gone"));

        Assert.Null(await _storage.GetAsync<Habit>("a"));
        await _storage.SetAsync("a", new Habit("x", []));
    }

    [Fact]
    public async Task The_script_is_fetched_once_and_only_when_needed()
    {
        Assert.Empty(JSInterop.Invocations);
        _script.Setup<string>("get", "dashboard.a", false).SetResult("null");

        await _storage.GetAsync<Habit>("a");
        await _storage.GetAsync<Habit>("a");

        JSInterop.VerifyInvoke("import");
    }

    private sealed record Habit(string Name, IReadOnlyList<int> Values);
}
